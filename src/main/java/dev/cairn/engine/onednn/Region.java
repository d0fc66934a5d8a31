package dev.cairn.engine.onednn;

import java.util.Optional;

/**
 * A stretch of memory: either fixed from the start, or with a place in the arena that the plan
 * finds when it knows from which kernel to which it is needed.
 */
final class Region {
  private final long bytes;
  private final boolean fixed;
  private final Optional<Region> whole;
  private int first = Integer.MAX_VALUE;
  private int last = Integer.MIN_VALUE;
  private long place;

  private Region(long bytes, boolean fixed, long place, Optional<Region> whole) {
    this.bytes = bytes;
    this.fixed = fixed;
    this.whole = whole;
    this.place = place;
  }

  /** Memory at an address that somebody else owns. */
  static Region at(long address, long bytes) {
    return new Region(bytes, true, address, Optional.empty());
  }

  /** Memory that the arena will give. */
  static Region planned(long bytes) {
    return new Region(bytes, false, 0, Optional.empty());
  }

  /** A stretch within it, which is placed and kept together with all of it. */
  Region part(long offset, long length) {
    return new Region(length, fixed, offset, Optional.of(this));
  }

  /** What it is a part of; itself if it is no part. */
  Region whole() {
    return whole.map(Region::whole).orElse(this);
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
    if (whole.isPresent()) {
      return whole.get().address(arena) + place;
    }
    return fixed ? place : arena + place;
  }
}
