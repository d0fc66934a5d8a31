package dev.cairn.show.chart;

import dev.cairn.experiment.RateTest;
import dev.cairn.experiment.Results;
import dev.cairn.insight.FeatureSpace;
import dev.cairn.show.page.Numbers;
import dev.cairn.show.page.Picture;
import dev.cairn.show.page.Words;
import dev.cairn.task.Confusion;
import dev.cairn.task.CurveChart;
import dev.cairn.task.Predictions;
import dev.cairn.task.TargetColumns;
import dev.cairn.train.Comparison;
import dev.cairn.train.Curves;
import dev.cairn.train.History;
import dev.cairn.train.Run;
import dev.cairn.train.Schedule;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.internal.chartpart.Chart;
import tech.tablesaw.api.Table;

/** Values as XChart charts, for people who want to change or save them. */
public final class Charts {
  /** Of a usual chart, in CSS pixels. */
  public static final int WIDTH = 420;

  /** Of a usual chart, in CSS pixels. */
  public static final int HEIGHT = 300;

  private Charts() {}

  /** The curves of a run; see {@link #curves(Curves)}. */
  public static List<XYChart> curves(Run run) {
    return curves(run.curves());
  }

  /**
   * The curves of a run: losses first, then metrics on the validation part, the first one and those
   * that were asked for.
   */
  public static List<XYChart> curves(Curves curves) {
    return curves(curves, 0);
  }

  /**
   * The same with an axis for all planned epochs, so that it stands still while training.
   *
   * @param epochs the axis ends there, or at the last point if that is further
   */
  public static List<XYChart> curves(Curves curves, int epochs) {
    List<XYChart> charts = new ArrayList<>();
    charts.add(LossChart.of(curves, Math.max(epochs, end(curves))));
    for (CurveChart chart : curves.history().charts()) {
      charts.add(
          chart.metrics().size() == 1
              ? metric(curves, chart.metrics().get(0), epochs)
              : metrics(curves, chart, epochs));
    }
    return charts;
  }

  /** Several runs over each other: training losses first, then the first metric on validation. */
  public static List<XYChart> comparison(Comparison comparison) {
    return ComparisonCharts.of(comparison);
  }

  /**
   * Whether the runs have only their numbers in the legend, since the names are too long for it.
   */
  public static boolean isNumbered(Comparison comparison) {
    return ComparisonCharts.isNumbered(comparison);
  }

  /** A metric on the validation part, a point an epoch, the best epoch in green. */
  private static XYChart metric(Curves curves, String metric, int epochs) {
    XYChart chart = chart("Validation " + metric, metric, Math.max(epochs, end(curves)));
    History history = curves.history();
    ToDoubleFunction<History.Epoch> value = metric(metric);
    Points points = epochs(curves, value);
    if (points.isEmpty()) {
      ChartStyle.unitRange(chart);
    }
    ChartStyle.points(points.addTo(chart, "validation"), ChartStyle.ORANGE);
    Points best = new Points();
    history.bestEpoch().ifPresent(epoch -> best.add(epoch.number(), value.applyAsDouble(epoch)));
    String name = best.isEmpty() ? "best" : "best: " + Numbers.fixed(best.lastY(), 4);
    ChartStyle.best(best.addTo(chart, name));
    return chart;
  }

  /** Several metrics on the validation part, a colour each, a point an epoch. */
  private static XYChart metrics(Curves curves, CurveChart drawn, int epochs) {
    XYChart chart = chart(drawn.title(), "loss", Math.max(epochs, end(curves)));
    List<Points> all = drawn.metrics().stream().map(m -> epochs(curves, metric(m))).toList();
    if (all.stream().allMatch(Points::isEmpty)) {
      ChartStyle.unitRange(chart);
    }
    for (int k = 0; k < all.size(); k++) {
      ChartStyle.many(all.get(k).addTo(chart, Words.clean(drawn.metrics().get(k))), k);
    }
    return chart;
  }

  /** Predicted against actual values, a series a target, with the line on which they agree. */
  public static XYChart predicted(Predictions predictions) {
    return predicted(predictions.table());
  }

  /** The same from the table of predictions. */
  public static XYChart predicted(Table table) {
    return ScatterChart.of(TargetColumns.of(table));
  }

  /** The confusion matrix as a heat map, actual classes downwards, predicted ones to the right. */
  public static HeatMapChart confusion(Confusion confusion) {
    return ConfusionChart.of(confusion);
  }

  /** What a study found, with deviations: lines over what was swept, or a dot a candidate. */
  public static Chart<?, ?> study(Results results) {
    return StudyChart.of(results);
  }

  /** The factor of the learning rate over the share of the run. */
  public static XYChart schedule(Schedule schedule) {
    return ScheduleChart.of(schedule);
  }

  /** Losses over learning rates, with the suggested rate. */
  public static XYChart rates(RateTest test) {
    return RateChart.of(test);
  }

  /** Examples as the head sees them, in two dimensions, a colour and a form a class. */
  public static XYChart features(FeatureSpace space) {
    return FeatureChart.of(space);
  }

  /** A chart in its own size. */
  public static Picture picture(String alt, Chart<?, ?> chart) {
    int width = chart.getWidth();
    int height = chart.getHeight();
    return Picture.drawing(alt, width, height, g -> chart.paint(g, width, height));
  }

  /** Charts of the usual size in a row; more than three in rows of two. */
  public static Picture row(String alt, List<XYChart> charts) {
    int columns = charts.size() > 3 ? 2 : Math.max(1, charts.size());
    int rows = Math.max(1, (charts.size() + columns - 1) / columns);
    return Picture.drawing(alt, columns * WIDTH, rows * HEIGHT, g -> paint(charts, columns, g));
  }

  private static void paint(List<XYChart> charts, int columns, Graphics2D g) {
    for (int k = 0; k < charts.size(); k++) {
      Graphics2D part = (Graphics2D) g.create();
      part.translate(k % columns * WIDTH, k / columns * HEIGHT);
      charts.get(k).paint(part, WIDTH, HEIGHT);
      part.dispose();
    }
  }

  /** A point an epoch. */
  public static Points epochs(Curves curves, ToDoubleFunction<History.Epoch> value) {
    Points points = new Points();
    curves.history().epochs().forEach(e -> points.add(e.number(), value.applyAsDouble(e)));
    return points;
  }

  /** Reads a metric of an epoch; NaN where it was not measured. */
  public static ToDoubleFunction<History.Epoch> metric(String metric) {
    return epoch -> epoch.validation().getOrDefault(metric, Double.NaN);
  }

  /** The epoch in which the curves end, at least 1. */
  public static double end(Curves curves) {
    double last = 1;
    for (Curves.Point point : curves.training()) {
      last = Math.max(last, Math.ceil(point.epoch() - 1e-6));
    }
    for (History.Epoch epoch : curves.history().epochs()) {
      last = Math.max(last, epoch.number());
    }
    return last;
  }

  /**
   * A chart with whole epochs on its axis. The axis begins a trace before 0: on evenly spaced
   * points XChart would put the numbers at the points and round them.
   */
  public static XYChart chart(String title, String y, double last) {
    XYChart chart = ChartStyle.chart(title, "epoch", y, WIDTH, HEIGHT);
    chart.getStyler().setXAxisMin(-0.002);
    chart.getStyler().setXAxisMax(last);
    chart.getStyler().setXAxisTickMarkSpacingHint((int) Math.max(34, 330 / last));
    chart.getStyler().setXAxisDecimalPattern("0");
    return chart;
  }
}
