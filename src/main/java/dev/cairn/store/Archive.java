package dev.cairn.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A zip file whose entries are stored as they are, so that others can map an entry into memory: the
 * bytes of each begin at a multiple of 64. Equal contents give equal files. When one is read, all
 * of it has to be as it is written here: in order, without gaps, nothing packed.
 */
public final class Archive {
  /** Entries of one file, at most. */
  static final int MOST_ENTRIES = 64;

  /** Bytes of one file, at most: more needs another kind of zip file. */
  private static final long MOST_BYTES = 0xffff_fff0L;

  private static final int ALIGNMENT = 64;
  private static final int HEADER = 30;

  /** A field that tools of Android know as mere padding: number, length, alignment. */
  private static final int PADDING = 0xd935;

  private static final int PADDING_HEADER = 6;

  /** There is no time in the file, so that equal contents give equal files. */
  private static final LocalDateTime TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

  private final SeekableByteChannel channel;
  private final Map<String, Entry> entries;

  /** Where an entry's bytes stand, and their checksum. */
  record Entry(long from, long size, long crc) {}

  Archive(SeekableByteChannel channel, Map<String, Entry> entries) {
    this.channel = channel;
    this.entries = new LinkedHashMap<>(entries);
  }

  /**
   * Writes entries, in their order; each is asked for its content twice.
   *
   * @param out is flushed and left open
   */
  public static void write(OutputStream out, Map<String, Content> entries) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    long at = 0;
    for (Map.Entry<String, Content> content : entries.entrySet()) {
      ZipEntry entry = entry(content.getKey(), content.getValue());
      entry.setExtra(padding(at + HEADER + content.getKey().getBytes(UTF_8).length));
      at += HEADER + content.getKey().getBytes(UTF_8).length + entry.getExtra().length;
      at += entry.getSize();
      if (at > MOST_BYTES) {
        throw new IOException("more than 4 GB, which one file cannot have");
      }
      zip.putNextEntry(entry);
      content.getValue().writeTo(zip);
      zip.closeEntry();
    }
    zip.finish();
    zip.flush();
  }

  /** With size and checksum, which stand in front of what is stored. */
  private static ZipEntry entry(String name, Content content) throws IOException {
    Count count = new Count();
    CheckedOutputStream sum = new CheckedOutputStream(count, new CRC32());
    content.writeTo(sum);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(count.bytes);
    entry.setCompressedSize(count.bytes);
    entry.setCrc(sum.getChecksum().getValue());
    entry.setTimeLocal(TIME);
    return entry;
  }

  private static byte[] padding(long at) {
    int rest = Math.floorMod(-(at + PADDING_HEADER), ALIGNMENT);
    byte[] field = new byte[PADDING_HEADER + rest];
    field[0] = (byte) PADDING;
    field[1] = (byte) (PADDING >> 8);
    field[2] = (byte) (rest + 2);
    field[4] = ALIGNMENT;
    return field;
  }

  /** Counts bytes. */
  private static final class Count extends OutputStream {
    private long bytes;

    @Override
    public void write(int one) {
      bytes++;
    }

    @Override
    public void write(byte[] some, int from, int count) {
      bytes += count;
    }
  }

  /**
   * Looks where the entries are; nothing of them is read yet.
   *
   * @param channel is kept and has to stay open
   * @throws IOException that says in words what is wrong with it
   */
  public static Archive open(SeekableByteChannel channel) throws IOException {
    return new ArchiveIndex(channel).read();
  }

  /** Names of the entries, in order. */
  public Set<String> names() {
    return entries.keySet();
  }

  /** What reads an entry. */
  @FunctionalInterface
  public interface Reading<T> {
    /** Reads {@code size} bytes. */
    T of(InputStream in, long size) throws IOException;
  }

  /**
   * Reads an entry whole, and checks it.
   *
   * @throws IOException if there is none, what {@code reading} throws, or if it is damaged
   */
  public <T> T read(String name, Reading<T> reading) throws IOException {
    Entry entry = entries.get(name);
    if (entry == null) {
      throw new IOException("it has no " + name);
    }
    InputStream bytes = new ChannelRange(channel, entry.from(), entry.size());
    CheckedInputStream in = new CheckedInputStream(bytes, new CRC32());
    try {
      T value = reading.of(in, entry.size());
      in.skip(Long.MAX_VALUE);
      if (in.getChecksum().getValue() != entry.crc()) {
        throw new IOException("its checksum is another one");
      }
      return value;
    } catch (IOException damaged) {
      throw new IOException(name + ": " + damaged.getMessage(), damaged);
    }
  }

  /**
   * Reads an entry as text in UTF-8.
   *
   * @param most bytes that it may have
   */
  public String text(String name, int most) throws IOException {
    return read(
        name,
        (in, size) -> {
          if (size > most) {
            throw new IOException("more than %,d bytes".formatted(most));
          }
          return new String(in.readNBytes((int) size), UTF_8);
        });
  }
}
