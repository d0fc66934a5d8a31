package dev.cairn.data;

import dev.cairn.data.files.DataException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How raw numbers become standardised ones, {@code (raw - mean) / deviation}: one mean and one
 * deviation for each channel of an image or column of a table. A model keeps the scaling that it
 * was trained with.
 *
 * @param means in raw units (0 to 255 for pixels), one a channel or column
 * @param deviations in raw units, as many, each above 0
 */
public record Scaling(List<Double> means, List<Double> deviations) {

  /**
   * Copies and checks the numbers.
   *
   * @throws DataException if the lists differ in length or are empty, a number is not finite, or a
   *     deviation is not above 0
   */
  public Scaling {
    means = List.copyOf(means);
    deviations = List.copyOf(deviations);
    if (means.isEmpty()
        || means.size() != deviations.size()
        || !means.stream().allMatch(Double::isFinite)
        || !deviations.stream().allMatch(d -> Double.isFinite(d) && d > 0)) {
      throw new DataException(
          "a mean and a deviation above 0 for each channel or column",
          "means " + means + " and deviations " + deviations,
          "a scaling",
          "give two lists of finite numbers of the same length; for a constant column use"
              + " deviation 1");
    }
  }

  /** Raw numbers as they are. */
  public static Scaling none(int channels) {
    return new Scaling(Collections.nCopies(channels, 0.0), Collections.nCopies(channels, 1.0));
  }

  /**
   * A scaling from means and variances. A channel that never changes gets deviation 1, so that it
   * becomes 0 instead of infinite.
   */
  static Scaling ofMoments(double[] means, double[] variances) {
    return new Scaling(
        Arrays.stream(means).boxed().toList(),
        IntStream.range(0, means.length).mapToObj(c -> deviation(means[c], variances[c])).toList());
  }

  private static double deviation(double mean, double variance) {
    return variance > 1e-12 * mean * mean ? Math.sqrt(variance) : 1;
  }

  /** The channels or columns from {@code from} to before {@code to}. */
  public Scaling slice(int from, int to) {
    return new Scaling(means.subList(from, to), deviations.subList(from, to));
  }

  /** Number of channels or columns. */
  public int channels() {
    return means.size();
  }

  /** A raw number of {@code channel}, standardised. */
  public double encode(int channel, double raw) {
    return (raw - means.get(channel)) / deviations.get(channel);
  }

  /** A standardised number of {@code channel}, in raw units again. */
  public double decode(int channel, double encoded) {
    return encoded * deviations.get(channel) + means.get(channel);
  }
}
