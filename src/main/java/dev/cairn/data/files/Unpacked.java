package dev.cairn.data.files;

import java.util.Arrays;

/**
 * The unpacked content of a file, read from the front. Memory grows with what is really there,
 * never with what a header promises.
 */
abstract class Unpacked implements AutoCloseable {
  private static final int STEP = 1 << 20;

  private final String name;
  private long position;

  Unpacked(String name) {
    this.name = name;
  }

  /** Bytes read so far. */
  final long position() {
    return position;
  }

  final String name() {
    return name;
  }

  /**
   * As many bytes as there are, {@code limit} at most.
   *
   * @throws DataException if the calling thread is interrupted, which stays marked as interrupted
   */
  final byte[] upTo(int limit) {
    byte[] bytes = new byte[Math.min(limit, STEP)];
    int filled = 0;
    while (filled < limit) {
      if (filled == bytes.length) {
        bytes = Arrays.copyOf(bytes, (int) Math.min(limit, 2L * filled));
      }
      if (Thread.currentThread().isInterrupted()) {
        throw FileBytes.interrupted(name, position);
      }
      int more = read(bytes, filled, Math.min(STEP, bytes.length - filled));
      if (more == 0) {
        return Arrays.copyOf(bytes, filled);
      }
      filled += more;
      position += more;
    }
    return bytes;
  }

  /** True when nothing follows. */
  final boolean atEnd() {
    return read(new byte[1], 0, 1) == 0;
  }

  /** Puts up to {@code length} bytes and gives their number, 0 at the end only. */
  abstract int read(byte[] into, int from, int length);

  /** Frees memory outside the heap. */
  @Override
  public abstract void close();
}
