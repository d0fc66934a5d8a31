package dev.cairn.show.chart;

import java.util.stream.Stream;

/**
 * A logarithmic scale from 0 to 1.
 *
 * @param least at 0, above 0
 * @param most at 1
 */
record LogScale(double least, double most) {
  /** What is smaller than that looks like 0. */
  private static final double RANGE = 1e16;

  /** Holds all finite numbers above 0, and a power of ten at least. */
  static LogScale of(Stream<Double> values) {
    double[] shown = values.mapToDouble(v -> v).filter(v -> v > 0 && Double.isFinite(v)).toArray();
    double most = Double.MIN_NORMAL;
    double least = Double.MAX_VALUE;
    for (double value : shown) {
      most = Math.max(most, value);
      least = Math.min(least, value);
    }
    if (shown.length == 0) {
      return new LogScale(0.1, 1);
    }
    double middle = Math.sqrt(most) * Math.sqrt(least);
    return most / least < 10
        ? new LogScale(middle / Math.sqrt(10), middle * Math.sqrt(10))
        : new LogScale(Math.max(least, most / RANGE), most);
  }

  /** Where a number stands; 0 and less at the lower end. */
  double share(double value) {
    double share = Math.log(Math.max(value, least) / least) / Math.log(most / least);
    return Math.min(1, Math.max(0, share));
  }
}
