package dev.cairn.task;

import dev.cairn.graph.UnknownNameException;
import java.util.Map;

/**
 * How good a network is on some examples.
 *
 * @param loss mean loss, in the units in which it is trained
 * @param metrics by name, in the order of {@link Task#metrics()}
 * @param summary one line for people, for example {@code accuracy 0.8935 (1787/2000)}
 */
public record Scores(double loss, Map<String, Double> metrics, String summary) {

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
