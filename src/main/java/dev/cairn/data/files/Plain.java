package dev.cairn.data.files;

/** A file that is not packed. */
final class Plain extends Unpacked {
  private final byte[] bytes;
  private int next;

  Plain(String name, byte[] bytes) {
    super(name);
    this.bytes = bytes;
  }

  @Override
  int read(byte[] into, int from, int length) {
    int count = Math.min(length, bytes.length - next);
    System.arraycopy(bytes, next, into, from, count);
    next += count;
    return count;
  }

  @Override
  public void close() {}
}
