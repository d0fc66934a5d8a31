package dev.cairn.task.metric;

import dev.cairn.data.Scaling;

/** Sums up errors of predicted numbers while they come in; used by one thread. */
public final class NumberTally {
  private final Scaling scaling;
  private final boolean gaps;
  private final double[] sum;
  private final double[] squares;
  private final double[] squaredErrors;
  private final double[] absolute;
  private final long[] counts;

  /**
   * Begins.
   *
   * @param scaling how targets and outputs were standardised
   * @param gaps whether a target of NaN is no answer; else it makes all NaN
   */
  public NumberTally(Scaling scaling, boolean gaps) {
    this.scaling = scaling;
    this.gaps = gaps;
    this.sum = new double[scaling.channels()];
    this.squares = new double[scaling.channels()];
    this.squaredErrors = new double[scaling.channels()];
    this.absolute = new double[scaling.channels()];
    this.counts = new long[scaling.channels()];
  }

  /** Adds a number of target {@code k}, both standardised. */
  public void add(int k, double output, double target) {
    if (gaps && Double.isNaN(target)) {
      return;
    }
    double error = output - target;
    sum[k] += target;
    squares[k] += target * target;
    squaredErrors[k] += error * error;
    absolute[k] += Math.abs(scaling.decode(k, output) - scaling.decode(k, target));
    counts[k]++;
  }

  /** Examples with an answer, of the target that has most. */
  public long size() {
    long most = 0;
    for (long count : counts) {
      most = Math.max(most, count);
    }
    return most;
  }

  /** Sum of the squared errors of standardised numbers, divided by the number of targets. */
  public double loss() {
    double all = 0;
    for (double squared : squaredErrors) {
      all += squared;
    }
    return all / counts.length;
  }

  /** The mean of a metric over the targets. */
  public double of(NumberMetric metric) {
    double mean = 0;
    for (int k = 0; k < counts.length; k++) {
      mean += of(metric, k) / counts.length;
    }
    return mean;
  }

  private double of(NumberMetric metric, int k) {
    return switch (metric) {
      case R2 -> 1 - squaredErrors[k] / (squares[k] - sum[k] * sum[k] / counts[k]);
      case MAE -> absolute[k] / counts[k];
      case RMSE -> scaling.deviations().get(k) * Math.sqrt(squaredErrors[k] / counts[k]);
    };
  }
}
