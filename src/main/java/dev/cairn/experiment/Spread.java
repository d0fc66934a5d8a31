package dev.cairn.experiment;

import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * Some values of one quantity, as mean and uncertainty. Values that are no numbers are left out.
 *
 * @param count how many numbers there are
 * @param mean of them; NaN if there is none
 * @param deviation of the sample, with {@code n - 1}; NaN of fewer than two
 */
public record Spread(int count, double mean, double deviation) {
  private static final double CONFIDENCE = 0.975;

  static Spread of(List<Double> values) {
    SummaryStatistics statistics = new SummaryStatistics();
    values.stream().filter(Double::isFinite).forEach(statistics::addValue);
    int count = (int) statistics.getN();
    return new Spread(
        count, statistics.getMean(), count < 2 ? Double.NaN : statistics.getStandardDeviation());
  }

  /** Standard error of the mean; NaN of fewer than two values. */
  public double standardError() {
    return deviation / Math.sqrt(count);
  }

  /** Half the width of the 95 % confidence interval of the mean, by Student's t; NaN below two. */
  public double interval() {
    return count < 2
        ? Double.NaN
        : new TDistribution(count - 1.0).inverseCumulativeProbability(CONFIDENCE) * standardError();
  }

  /** For example {@code 0.8712 ± 0.0041}; the second number is the deviation. */
  @Override
  public String toString() {
    return count < 2
        ? String.format(Locale.ROOT, "%.4f", mean)
        : String.format(Locale.ROOT, "%.4f ± %.4f", mean, deviation);
  }
}
