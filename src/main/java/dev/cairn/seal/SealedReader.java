package dev.cairn.seal;

import dev.cairn.data.files.MissingPath;
import dev.cairn.seal.DiskChannel.DiskException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Objects;
import java.util.Optional;

/**
 * The content of a sealed file, read from any place. Bytes come from authenticated segments only;
 * one segment is kept in memory. Any number of threads may read; they wait for each other.
 */
public final class SealedReader implements AutoCloseable {
  private final Path path;
  private final SeekableByteChannel content;
  private final long size;
  private volatile boolean broken;

  private SealedReader(Path path, SeekableByteChannel content, long size) {
    this.path = path;
    this.content = content;
    this.size = size;
  }

  static SealedReader open(Path path, Seal seal) {
    if (!Files.isRegularFile(path)) {
      throw new SealException(
          "a sealed file",
          Files.exists(path) ? "a folder" : "no such file",
          path.toString(),
          MissingPath.mend(path).orElse("check the name and the folder"));
    }
    try {
      return open(path, seal, new RandomAccessFile(path.toFile(), "r"));
    } catch (IOException failed) {
      throw unreadable(path, failed);
    }
  }

  private static SealedReader open(Path path, Seal seal, RandomAccessFile file) throws IOException {
    boolean opened = false;
    try {
      SealHeader header = header(file).orElseThrow(() -> SealException.refused(path));
      SeekableByteChannel content =
          seal.cipher(header)
              .newSeekableDecryptingChannel(
                  new DiskChannel(file, SealHeader.LENGTH), header.bytes());
      SealedReader reader = new SealedReader(path, content, content.size());
      // What Tink calls the size is a guess until the last segment says so.
      reader.read(reader.size - 1, ByteBuffer.allocate(1));
      opened = true;
      return reader;
    } catch (DiskException failed) {
      throw failed;
    } catch (GeneralSecurityException | IOException otherOrChanged) {
      throw SealException.refused(path);
    } finally {
      if (!opened) {
        file.close();
      }
    }
  }

  private static Optional<SealHeader> header(RandomAccessFile file) throws IOException {
    try {
      byte[] start = new byte[(int) Math.min(SealHeader.LENGTH, file.length())];
      file.readFully(start);
      return SealHeader.of(start);
    } catch (IOException failed) {
      throw new DiskException(failed);
    }
  }

  private static SealException unreadable(Path path, IOException failed) {
    return SealException.disk("a sealed file that can be read", path, failed);
  }

  /** Bytes of the content. */
  public long size() {
    return size;
  }

  /**
   * Fills a buffer.
   *
   * @param from first byte, from 0
   * @param into filled from its position to its limit; worth nothing if this throws
   * @throws SealException if a segment is not as it was written, now or at any time before, or the
   *     disk cannot be read
   * @throws IndexOutOfBoundsException if there are not that many bytes
   */
  public synchronized void read(long from, ByteBuffer into) {
    if (broken || size < 1) {
      throw refused();
    }
    Objects.checkFromIndexSize(from, into.remaining(), size);
    try {
      content.position(from);
      while (into.hasRemaining()) {
        if (content.read(into) < 0) {
          throw refused();
        }
      }
    } catch (DiskException failed) {
      throw unreadable(path, failed);
    } catch (IOException changedOrCut) {
      throw refused();
    }
  }

  private SealException refused() {
    broken = true;
    return SealException.refused(path);
  }

  /**
   * Whether a segment was not as it was written, although the file could be opened: it was changed
   * or cut in the meantime, or at a place that was not read before.
   */
  public boolean isBroken() {
    return broken;
  }

  /** The content from a byte on, to be read from begin to end. */
  public InputStream stream(long from) {
    return new Stream(from);
  }

  /** The content as a channel; closing it leaves this open. */
  public SeekableByteChannel channel() {
    return new Channel();
  }

  /**
   * Reads all of it, so that every segment is authenticated.
   *
   * @throws SealException if one is not as it was written
   */
  public void verify() {
    ByteBuffer piece = ByteBuffer.allocate(1 << 16);
    for (long at = 0; at < size; at += piece.capacity()) {
      read(at, piece.clear().limit((int) Math.min(piece.capacity(), size - at)));
    }
  }

  /** For errors. */
  public Path path() {
    return path;
  }

  @Override
  public synchronized void close() {
    try {
      content.close();
    } catch (IOException failed) {
      throw unreadable(path, failed);
    }
  }

  /** For readers that jump. */
  private final class Channel extends ReadChannel {
    private boolean open = true;

    @Override
    public int read(ByteBuffer into) {
      int count = (int) Math.min(into.remaining(), size - position());
      if (count <= 0) {
        return into.hasRemaining() ? -1 : 0;
      }
      int end = into.limit();
      SealedReader.this.read(position(), into.limit(into.position() + count));
      into.limit(end);
      position(position() + count);
      return count;
    }

    @Override
    public long size() {
      return size;
    }

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public void close() {
      open = false;
    }
  }

  /** Reads on where it has read. */
  private final class Stream extends InputStream {
    private long at;

    Stream(long from) {
      this.at = from;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) {
      int count = (int) Math.min(length, size - at);
      if (count <= 0) {
        return length == 0 ? 0 : -1;
      }
      SealedReader.this.read(at, ByteBuffer.wrap(into, from, count));
      at += count;
      return count;
    }
  }
}
