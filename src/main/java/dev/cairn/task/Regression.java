package dev.cairn.task;

import dev.cairn.data.Examples;
import dev.cairn.data.Scaling;
import dev.cairn.task.metric.Metric;
import dev.cairn.task.metric.MetricException;
import dev.cairn.task.metric.NumberMetric;
import java.nio.FloatBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * Numbers for each example, trained with the mean squared error of standardised targets and judged
 * in the targets' own units: mean absolute error (MAE) and coefficient of determination (R²).
 *
 * @param scaling how targets were standardised for training
 * @param criteria what else is measured
 * @param gaps whether a target of NaN is no answer, as for one of several heads
 */
public record Regression(Scaling scaling, Criteria criteria, boolean gaps) implements Task {

  /**
   * Checks the metrics.
   *
   * @throws MetricException if one is of classes, or of a head
   */
  public Regression {
    for (Metric metric : criteria.all()) {
      if (!(metric instanceof NumberMetric)) {
        throw new MetricException(
            "a metric of numbers, for a net that regresses",
            metric.title(),
            "Trainer.metrics",
            "for example Metrics.rmse()");
      }
    }
  }

  /** Judged by the loss. */
  public Regression(Scaling scaling) {
    this(scaling, Criteria.NONE, false);
  }

  @Override
  public List<String> metrics() {
    return measured().stream().map(Metric::title).toList();
  }

  /** R² and MAE in front. */
  private List<NumberMetric> measured() {
    List<NumberMetric> own = List.of(NumberMetric.R2, NumberMetric.MAE);
    return Stream.concat(own.stream(), criteria.all().stream().map(m -> (NumberMetric) m))
        .distinct()
        .toList();
  }

  @Override
  public List<CurveChart> charts() {
    return Stream.concat(Stream.of(NumberMetric.R2), criteria.all().stream())
        .distinct()
        .map(metric -> CurveChart.of(metric.title()))
        .toList();
  }

  @Override
  public Comparator<Scores> better() {
    return criteria
        .best()
        .map(metric -> Criteria.better(metric.title(), metric.isHigherBetter()))
        .orElseGet(() -> Comparator.comparingDouble(Scores::loss).reversed());
  }

  @Override
  public Regression with(Criteria other) {
    return new Regression(scaling, other, gaps);
  }

  @Override
  public Scorer scorer() {
    return new NumberScorer(scaling, measured(), gaps);
  }

  @Override
  public Predictions predictions(Examples examples, float[] outputs) {
    int width = scaling.channels();
    FloatBuffer input = FloatBuffer.allocate(examples.input().elements());
    FloatBuffer target = FloatBuffer.allocate(width);
    Table table = Table.create("predictions", IntColumn.indexColumn("example", examples.size(), 0));
    for (int k = 0; k < width; k++) {
      String behind = width == 1 ? "" : " " + (k + 1);
      DoubleColumn actual = DoubleColumn.create("actual" + behind);
      DoubleColumn predicted = DoubleColumn.create("predicted" + behind);
      for (int i = 0; i < examples.size(); i++) {
        examples.write(i, input.clear(), target.clear());
        actual.append(scaling.decode(k, target.get(k)));
        predicted.append(scaling.decode(k, outputs[i * width + k]));
      }
      if (examples.size() > 0 && actual.countMissing() == examples.size()) {
        table.addColumns(predicted);
        continue;
      }
      DoubleColumn error = predicted.subtract(actual).setName("error" + behind);
      table.addColumns(actual, predicted, error);
    }
    return new Predictions(table, examples);
  }

  @Override
  public Report report(Predictions predictions) {
    return TargetReport.of(predictions);
  }
}
