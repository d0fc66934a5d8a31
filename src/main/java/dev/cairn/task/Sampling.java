package dev.cairn.task;

import dev.cairn.graph.CounterRandom;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How a symbol is drawn from what a language model says.
 *
 * @param temperature logits are divided by it: below 1 surer, above 1 wilder; 0 takes the likeliest
 * @param topK only so many of the likeliest symbols are drawn (Fan et al. 2018, arXiv:1805.04833);
 *     0 for all
 * @param nucleus only the fewest likeliest symbols that together have this probability are drawn
 *     (Holtzman et al. 2020, arXiv:1904.09751); 1 for all
 * @param seed the same seed draws the same
 */
public record Sampling(double temperature, int topK, double nucleus, long seed) {
  /** All symbols, as likely as the net says. */
  public static final Sampling PLAIN = new Sampling(1, 0, 1, 1);

  /**
   * Checks the numbers.
   *
   * @throws TaskException if one is out of its range
   */
  public Sampling {
    if (!(temperature >= 0 && Double.isFinite(temperature))) {
      throw refused("a temperature of 0 or more", temperature, "temperature", "0.8");
    }
    if (topK < 0) {
      throw refused("a number of symbols of 0 or more", topK, "topK", "40; 0 for all");
    }
    if (!(nucleus > 0 && nucleus <= 1)) {
      throw refused("a probability above 0, at most 1", nucleus, "nucleus", "0.9");
    }
  }

  private static TaskException refused(String expected, Number found, String where, String mend) {
    return new TaskException(
        expected, String.valueOf(found), "generate(…)." + where, "for example " + mend);
  }

  /**
   * Draws a symbol.
   *
   * @param logits of all symbols; negative infinity for one that is never drawn
   * @param index of the draw, from 0
   * @throws TaskException if one is no number or infinite, or none may be drawn
   */
  public int draw(double[] logits, long index) {
    checkFinite(logits);
    int[] order =
        IntStream.range(0, logits.length)
            .filter(k -> logits[k] > Double.NEGATIVE_INFINITY)
            .boxed()
            .sorted(Comparator.comparingDouble(k -> -logits[k]))
            .mapToInt(Integer::intValue)
            .toArray();
    if (temperature == 0 || order.length == 1) {
      return order[0];
    }
    int kept = topK == 0 ? order.length : Math.min(topK, order.length);
    double[] weights = new double[kept];
    double sum = 0;
    for (int k = 0; k < kept; k++) {
      weights[k] = Math.exp((logits[order[k]] - logits[order[0]]) / temperature);
      sum += weights[k];
    }
    int end = 0;
    double mass = 0;
    while (end < kept && mass < nucleus * sum) {
      mass += weights[end++];
    }
    double at = CounterRandom.of(seed, "symbols").uniform(index) * mass;
    int chosen = 0;
    while (chosen + 1 < end && at >= weights[chosen]) {
      at -= weights[chosen++];
    }
    return order[chosen];
  }

  private static void checkFinite(double... logits) {
    double all = 0;
    double largest = Double.NEGATIVE_INFINITY;
    for (double logit : logits) {
      all += logit == Double.NEGATIVE_INFINITY ? 0 : logit;
      largest = Math.max(largest, logit);
    }
    if (!Double.isFinite(all) || !Double.isFinite(largest)) {
      throw new TaskException(
          "a finite number for each symbol that may come next",
          String.valueOf(largest),
          "what the net puts out, in generate(…)",
          "its training diverged: train again with a lower learning rate, or load other weights");
    }
  }
}
