package dev.cairn.bench;

import java.util.Collection;

/** The middle of some numbers. */
public final class Median {
  private Median() {}

  /**
   * The number in the middle; the mean of both where there are two.
   *
   * @param numbers at least one
   */
  public static double of(Collection<Double> numbers) {
    double[] sorted = numbers.stream().mapToDouble(n -> n).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
