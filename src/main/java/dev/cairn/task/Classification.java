package dev.cairn.task;

import dev.cairn.data.Examples;
import dev.cairn.data.Labels;
import dev.cairn.task.metric.ClassMetric;
import dev.cairn.task.metric.ClassTally;
import dev.cairn.task.metric.Metric;
import dev.cairn.task.metric.MetricException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * One class of several for each example, trained with cross-entropy and judged by accuracy, unless
 * told otherwise.
 *
 * @param labels the classes, in the order of the network's logits
 * @param criteria what else is measured
 */
public record Classification(Labels labels, Criteria criteria) implements Task {
  static final ClassMetric ACCURACY = new ClassMetric.Accuracy();

  /** From this many classes on, a report tells the top 5, else the top 2. */
  private static final int MANY = 6;

  /**
   * Checks the metrics.
   *
   * @throws MetricException if one is of numbers, or of a head
   */
  public Classification {
    for (Metric metric : criteria.all()) {
      if (!(metric instanceof ClassMetric ofClasses)) {
        throw new MetricException(
            "a metric of classes, for a net that classifies",
            metric.title(),
            "Trainer.metrics",
            "for example Metrics.f1(), Metrics.top(3) or Metrics.auc()");
      }
      ofClasses.check(labels);
    }
  }

  /** Judged by accuracy. */
  public Classification(Labels labels) {
    this(labels, Criteria.NONE);
  }

  @Override
  public List<String> metrics() {
    return measured().stream().map(Metric::title).toList();
  }

  /** Accuracy in front. */
  private List<ClassMetric> measured() {
    List<ClassMetric> all = new ArrayList<>(List.of(ACCURACY));
    criteria.all().stream().filter(m -> !m.equals(ACCURACY)).forEach(m -> all.add((ClassMetric) m));
    return all;
  }

  @Override
  public List<CurveChart> charts() {
    return metrics().stream().map(CurveChart::of).toList();
  }

  @Override
  public Comparator<Scores> better() {
    return Criteria.better(criteria.best().orElse(ACCURACY).title(), true);
  }

  @Override
  public Classification with(Criteria other) {
    return new Classification(labels, other);
  }

  @Override
  public Scorer scorer() {
    return new ClassScorer(labels, measured());
  }

  @Override
  public Predictions predictions(Examples examples, float[] outputs) {
    return ClassPredictions.of(labels, examples, outputs);
  }

  @Override
  public Report report(Predictions predictions) {
    return ClassReport.of(Confusion.of(labels, predictions));
  }

  @Override
  public Report report(Examples examples, float[] outputs) {
    ClassTally tally = new ClassTally(labels, true);
    int width = labels.size();
    for (int i = 0; i < examples.size(); i++) {
      OptionalInt label = examples.label(i);
      if (label.isPresent()) {
        tally.add(Softmax.of(outputs, i * width, width), label.getAsInt());
      }
    }
    if (tally.size() == 0) {
      throw TaskException.nothingScored();
    }
    List<ClassMetric> more = new ArrayList<>();
    if (width > 2) {
      more.add(new ClassMetric.Top(width < MANY ? 2 : 5));
    }
    more.add(new ClassMetric.Auc());
    Map<String, Double> values = new LinkedHashMap<>();
    more.forEach(metric -> values.put(metric.title(), metric.of(tally)));
    return ClassReport.of(Confusion.of(labels, tally.counts().counts())).with(values);
  }
}
