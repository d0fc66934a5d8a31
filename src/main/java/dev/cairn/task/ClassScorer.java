package dev.cairn.task;

import dev.cairn.data.Labels;
import dev.cairn.task.metric.ClassMetric;
import dev.cairn.task.metric.ClassTally;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Cross-entropy and metrics of classes. Rows whose targets are all 0 have no answer. */
final class ClassScorer implements Scorer {
  private final List<ClassMetric> metrics;
  private final ClassTally tally;
  private double loss;

  ClassScorer(Labels labels, List<ClassMetric> metrics) {
    this.metrics = metrics;
    this.tally = new ClassTally(labels, metrics.stream().anyMatch(m -> m.readsProbabilities()));
  }

  @Override
  public void add(int size, float[] outputs, FloatBuffer targets) {
    int classes = tally.labels().size();
    for (int i = 0; i < size; i++) {
      int from = i * classes;
      double[] probabilities = Softmax.of(outputs, from, classes);
      int actual = 0;
      boolean answered = false;
      for (int k = 0; k < classes; k++) {
        float target = targets.get(from + k);
        if (target != 0) {
          loss -= target * Math.log(Math.max(probabilities[k], Double.MIN_NORMAL));
          answered = true;
        }
        actual = target > targets.get(from + actual) ? k : actual;
      }
      if (answered) {
        tally.add(probabilities, actual);
      }
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
    metrics.forEach(metric -> values.put(metric.title(), metric.of(tally)));
    double accuracy = metrics.get(0).of(tally);
    StringBuilder summary =
        new StringBuilder(
            String.format(
                Locale.ROOT, "accuracy %.4f (%d/%d)", accuracy, tally.right(), tally.size()));
    values.entrySet().stream()
        .skip(1)
        .map(e -> String.format(Locale.ROOT, ", %s %.4f", e.getKey(), e.getValue()))
        .forEach(summary::append);
    return new Scores(loss / tally.size(), values, summary.toString());
  }
}
