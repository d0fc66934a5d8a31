package dev.cairn.seal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;

/**
 * A file from some byte on, to be read. An interruption does not close it, as it would close a
 * {@link java.nio.channels.FileChannel}: batches are filled by threads that are interrupted.
 */
final class DiskChannel extends ReadChannel {
  private final RandomAccessFile file;
  private final long start;

  DiskChannel(RandomAccessFile file, long start) {
    this.file = file;
    this.start = start;
  }

  /** The disk's trouble, which is none of the seal's. */
  static final class DiskException extends IOException {
    private static final long serialVersionUID = 1L;

    DiskException(IOException cause) {
      super(cause.getMessage(), cause);
    }
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    byte[] bytes = new byte[into.remaining()];
    try {
      file.seek(start + position());
      int count = file.read(bytes);
      if (count > 0) {
        into.put(bytes, 0, count);
        position(position() + count);
      }
      return count;
    } catch (IOException failed) {
      throw new DiskException(failed);
    }
  }

  @Override
  public long size() throws IOException {
    return Math.max(0, file.length() - start);
  }

  @Override
  public boolean isOpen() {
    return file.getChannel().isOpen();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
