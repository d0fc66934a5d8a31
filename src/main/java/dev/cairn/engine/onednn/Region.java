package dev.cairn.engine.onednn;

/**
 * A stretch of memory: either fixed from the start, or with a place in the arena that the plan
 * finds when it knows from which kernel to which it is needed.
 */
final class Region {
  private final long bytes;
  private final boolean fixed;
  private int first = Integer.MAX_VALUE;
  private int last = Integer.MIN_VALUE;
  private long place;

  private Region(long bytes, boolean fixed, long place) {
    this.bytes = bytes;
    this.fixed = fixed;
    this.place = place;
  }

  /** Memory at an address that somebody else owns. */
  static Region at(long address, long bytes) {
    return new Region(bytes, true, address);
  }

  /** Memory that the arena will give. */
  static Region planned(long bytes) {
    return new Region(bytes, false, 0);
  }

  /** Is needed while kernel {@code index} runs. */
  void use(int index) {
    first = Math.min(first, index);
    last = Math.max(last, index);
  }

  boolean isFixed() {
    return fixed;
  }

  boolean isUsed() {
    return first <= last;
  }

  /** True if both are needed at the same time. */
  boolean overlaps(Region other) {
    return first <= other.last && other.first <= last;
  }

  long bytes() {
    return bytes;
  }

  /** Places it at so many bytes from the arena's start. */
  void place(long offset) {
    place = offset;
  }

  /** Bytes from the arena's start. */
  long offset() {
    return place;
  }

  /** Where it lies, given where the arena starts. */
  long address(long arena) {
    return fixed ? place : arena + place;
  }
}
