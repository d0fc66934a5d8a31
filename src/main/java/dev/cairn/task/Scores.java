package dev.cairn.task;

import dev.cairn.graph.UnknownNameException;
import dev.cairn.task.metric.NumberMetric;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How good a network is on some examples.
 *
 * @param loss mean loss, in the units in which it is trained
 * @param metrics by name, in the order of {@link Task#metrics()}
 * @param summary one line for people, for example {@code accuracy 0.8935 (1787/2000)}
 */
public record Scores(double loss, Map<String, Double> metrics, String summary) {

  /** What a loss is called where it stands among metrics. */
  public static final String LOSS = "loss";

  private static final List<String> LOW_IS_GOOD =
      Stream.concat(
              Stream.of(LOSS, LanguageModelling.BITS, LanguageModelling.PERPLEXITY),
              Stream.of(NumberMetric.values())
                  .filter(metric -> !metric.isHigherBetter())
                  .map(NumberMetric::title))
          .toList();

  /**
   * Whether more of a metric is better: not of losses, errors, bits and perplexity.
   *
   * @param metric its name in a history, perhaps with that of a head in front
   */
  public static boolean isHigherBetter(String metric) {
    boolean ofClass = metric.contains(" of ");
    return ofClass
        || LOW_IS_GOOD.stream().noneMatch(low -> metric.equals(low) || metric.endsWith(" " + low));
  }

  /**
   * The value of a metric.
   *
   * @throws UnknownNameException if there is none of that name
   */
  public double metric(String name) {
    Double value = metrics.get(name);
    if (value == null) {
      throw new UnknownNameException(
          "the name of a metric", name, "Scores.metric", metrics.keySet());
    }
    return value;
  }

  @Override
  public String toString() {
    return summary;
  }
}
