package dev.cairn.task.metric;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How often each class was taken for each other, and the rates that follow. As in scikit-learn,
 * what would be divided by 0 is 0.
 *
 * @param counts {@code [actual][predicted]}; not to be changed
 */
public record ClassCounts(int[][] counts) {

  /** Examples of a class. */
  public int support(int k) {
    return Arrays.stream(counts[k]).sum();
  }

  /** Examples that were predicted as a class. */
  public int predicted(int k) {
    return Arrays.stream(counts).mapToInt(row -> row[k]).sum();
  }

  /** Part of the examples predicted as a class that are of it. */
  public double precision(int k) {
    return ratio(counts[k][k], predicted(k));
  }

  /** Part of the examples of a class that were predicted as it. */
  public double recall(int k) {
    return ratio(counts[k][k], support(k));
  }

  /** The harmonic mean of precision and recall. */
  public double f1(int k) {
    return ratio(2.0 * counts[k][k], support(k) + predicted(k));
  }

  /**
   * The mean of a rate.
   *
   * @param weighted by the examples of each class; else over the classes that occur, as actual or
   *     as predicted ones
   */
  public double mean(IntToDoubleFunction rate, boolean weighted) {
    int[] classes =
        IntStream.range(0, counts.length).filter(k -> support(k) + predicted(k) > 0).toArray();
    double sum = 0;
    double weights = 0;
    for (int k : classes) {
      double weight = weighted ? support(k) : 1;
      sum += weight * rate.applyAsDouble(k);
      weights += weight;
    }
    return ratio(sum, weights);
  }

  private static double ratio(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }
}
