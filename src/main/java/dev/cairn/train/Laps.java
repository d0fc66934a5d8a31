package dev.cairn.train;

import java.util.OptionalDouble;

/**
 * How long equal pieces of work took, in the same memory for any number of them. Slow first ones,
 * which compile, are soon forgotten.
 */
final class Laps {
  private static final int MARKS = 512;

  private final long[] marks = new long[MARKS + 1];
  private int spacing = 1;
  private long count;
  private long total;

  void add(long nanos) {
    count++;
    total += nanos;
    if (count / spacing > MARKS) {
      thinOut();
    }
    if (count % spacing == 0) {
      marks[(int) (count / spacing)] = total;
    }
  }

  /** Keeps every other mark; the count is then a multiple of the new spacing or between two. */
  private void thinOut() {
    for (int i = 0; i <= MARKS / 2; i++) {
      marks[i] = marks[2 * i];
    }
    spacing *= 2;
  }

  /**
   * Mean nanoseconds of the last ones: of about {@code most}, but never more than half of all.
   *
   * @return nothing before the first
   */
  OptionalDouble mean(long most) {
    if (count == 0) {
      return OptionalDouble.empty();
    }
    int mark = (int) (Math.max(count / 2, count - most) / spacing);
    return OptionalDouble.of((double) (total - marks[mark]) / (count - (long) mark * spacing));
  }
}
