package dev.cairn.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Goes through a zip file (APPNOTE 6.3): a local header and the bytes of each entry, the directory
 * with the same entries, its end, and nothing else.
 */
final class ArchiveIndex {
  private static final int LOCAL = 0x04034b50;
  private static final int DIRECTORY = 0x02014b50;
  private static final int END = 0x06054b50;
  private static final int END_SIZE = 22;
  private static final int NAMES_IN_UTF8 = 0x800;
  private static final int MOST_NAME = 256;
  private static final int MOST_EXTRA = 1024;

  private final SeekableByteChannel channel;
  private final long size;
  private long at;

  /** An entry as its local header has it. */
  private record Local(String name, long header, Archive.Entry entry) {}

  ArchiveIndex(SeekableByteChannel channel) throws IOException {
    this.channel = channel;
    this.size = channel.size();
  }

  Archive read() throws IOException {
    List<Local> locals = new ArrayList<>();
    Map<String, Archive.Entry> entries = new LinkedHashMap<>();
    while (next() == LOCAL) {
      Local local = local();
      locals.add(local);
      if (entries.put(local.name(), local.entry()) != null) {
        throw new IOException("it has the entry " + local.name() + " twice");
      }
      if (locals.size() > Archive.MOST_ENTRIES) {
        throw new IOException("it has more than " + Archive.MOST_ENTRIES + " entries");
      }
    }
    if (locals.isEmpty()) {
      throw new IOException("it is no file of Cairn");
    }
    long directory = at;
    for (Local local : locals) {
      directory(local);
    }
    end(locals.size(), directory);
    return new Archive(channel, entries);
  }

  private int next() throws IOException {
    return bytes(Integer.BYTES, at).getInt();
  }

  private ByteBuffer bytes(int count, long from) throws IOException {
    if (from + count > size) {
      throw new IOException("it ends too early");
    }
    ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    channel.position(from);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes) < 0) {
        throw new IOException("it ends too early");
      }
    }
    return bytes.flip();
  }

  private static int unsigned(ByteBuffer bytes, int from) {
    return Short.toUnsignedInt(bytes.getShort(from));
  }

  private static long wide(ByteBuffer bytes, int from) {
    return Integer.toUnsignedLong(bytes.getInt(from));
  }

  private static void require(boolean right, String otherwise) throws IOException {
    if (!right) {
      throw new IOException(otherwise);
    }
  }

  private Local local() throws IOException {
    long header = at;
    ByteBuffer bytes = bytes(30, at);
    checkStored(unsigned(bytes, 6), unsigned(bytes, 8), wide(bytes, 18) == wide(bytes, 22));
    String name = name(header + 30, unsigned(bytes, 26));
    int extra = unsigned(bytes, 28);
    require(extra <= MOST_EXTRA, "an entry of it has an unusual header");
    at = header + 30 + unsigned(bytes, 26) + extra;
    Archive.Entry entry = new Archive.Entry(at, wide(bytes, 22), wide(bytes, 14));
    require(entry.size() <= size - at, "it ends too early");
    at += entry.size();
    return new Local(name, header, entry);
  }

  private static void checkStored(int flags, int method, boolean sameSizes) throws IOException {
    require((flags & ~NAMES_IN_UTF8) == 0, "an entry of it has an unusual header");
    require(method == 0 && sameSizes, "its entries are packed; they have to be stored as they are");
  }

  private String name(long from, int length) throws IOException {
    require(length > 0 && length <= MOST_NAME, "an entry of it has an unusual name");
    return new String(bytes(length, from).array(), UTF_8);
  }

  private void directory(Local local) throws IOException {
    String other = "its directory does not list what it has";
    ByteBuffer bytes = bytes(46, at);
    require(bytes.getInt(0) == DIRECTORY, other);
    checkStored(unsigned(bytes, 8), unsigned(bytes, 10), wide(bytes, 20) == wide(bytes, 24));
    require(name(at + 46, unsigned(bytes, 28)).equals(local.name()), other);
    require(wide(bytes, 16) == local.entry().crc(), other);
    require(wide(bytes, 24) == local.entry().size(), other);
    require(wide(bytes, 42) == local.header(), other);
    require(unsigned(bytes, 32) == 0 && unsigned(bytes, 34) == 0, other);
    at += 46 + unsigned(bytes, 28) + unsigned(bytes, 30);
  }

  private void end(int count, long directory) throws IOException {
    String other = "its directory does not end as it should";
    ByteBuffer bytes = bytes(END_SIZE, at);
    require(bytes.getInt(0) == END, other);
    require(wide(bytes, 4) == 0, other);
    require(unsigned(bytes, 8) == count && unsigned(bytes, 10) == count, other);
    require(wide(bytes, 12) == at - directory && wide(bytes, 16) == directory, other);
    require(unsigned(bytes, 20) == 0, other);
    require(at + END_SIZE == size, "it has bytes behind its end");
  }
}
