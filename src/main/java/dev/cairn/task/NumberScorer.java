package dev.cairn.task;

import dev.cairn.data.Scaling;
import dev.cairn.task.metric.NumberMetric;
import dev.cairn.task.metric.NumberTally;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Squared error and metrics of numbers. */
final class NumberScorer implements Scorer {
  private final List<NumberMetric> metrics;
  private final NumberTally tally;
  private final int width;

  NumberScorer(Scaling scaling, List<NumberMetric> metrics, boolean gaps) {
    this.metrics = metrics;
    this.tally = new NumberTally(scaling, gaps);
    this.width = scaling.channels();
  }

  @Override
  public void add(int size, float[] outputs, FloatBuffer targets) {
    for (int i = 0; i < size * width; i++) {
      tally.add(i % width, outputs[i], targets.get(i));
    }
  }

  @Override
  public long answered() {
    return tally.size();
  }

  @Override
  public Scores scores() {
    if (tally.size() == 0) {
      throw TaskException.nothingScored();
    }
    Map<String, Double> values = new LinkedHashMap<>();
    metrics.forEach(metric -> values.put(metric.title(), tally.of(metric)));
    StringBuilder summary = new StringBuilder();
    values.forEach((name, value) -> summary.append(words(name, value)).append(", "));
    summary.setLength(summary.length() - 2);
    return new Scores(
        tally.loss() / tally.size(), values, "%s (%d rows)".formatted(summary, tally.size()));
  }

  private static String words(String name, double value) {
    return String.format(Locale.ROOT, "%s %.4f", name, value);
  }
}
