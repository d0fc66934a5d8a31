package dev.cairn.engine.loops;

import java.util.Arrays;

/** Sums over the positions of a run, one for each of its channels, in doubles. */
final class Sums {
  private Sums() {}

  /** Of the numbers. */
  static void of(float[] a, int inner, double[] sums) {
    Arrays.fill(sums, 0, inner, 0);
    for (int start = 0; start < a.length; start += inner) {
      for (int i = 0; i < inner; i++) {
        sums[i] += a[start + i];
      }
    }
  }

  /** Of products of two runs. */
  static void ofProducts(float[] a, float[] b, int inner, double[] sums) {
    Arrays.fill(sums, 0, inner, 0);
    for (int start = 0; start < a.length; start += inner) {
      for (int i = 0; i < inner; i++) {
        sums[i] += (double) a[start + i] * b[start + i];
      }
    }
  }

  /** Of squared differences to the means from {@code first} on. */
  static void ofSquares(float[] a, float[] means, int first, int inner, double[] sums) {
    Arrays.fill(sums, 0, inner, 0);
    for (int start = 0; start < a.length; start += inner) {
      for (int i = 0; i < inner; i++) {
        double difference = a[start + i] - means[first + i];
        sums[i] += difference * difference;
      }
    }
  }

  /** Of products of a run with the differences of another to the means from {@code first} on. */
  static void ofProducts(float[] a, float[] b, float[] means, int first, int inner, double[] sums) {
    Arrays.fill(sums, 0, inner, 0);
    for (int start = 0; start < a.length; start += inner) {
      for (int i = 0; i < inner; i++) {
        sums[i] += a[start + i] * ((double) b[start + i] - means[first + i]);
      }
    }
  }
}
