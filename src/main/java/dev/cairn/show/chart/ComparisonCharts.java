package dev.cairn.show.chart;

import dev.cairn.train.Comparison;
import dev.cairn.train.History;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.XYChart;

/**
 * The epochs of several runs over each other, a colour a run. Steps are not drawn: the first ones
 * are so much higher than all others that the runs would not be told apart.
 */
final class ComparisonCharts {
  private ComparisonCharts() {}

  /** Training losses first, then the first metric on the validation part. */
  static List<XYChart> of(Comparison comparison) {
    List<XYChart> charts = new ArrayList<>();
    charts.add(chart("Training loss", "loss", comparison, History.Epoch::loss));
    comparison.metrics().stream()
        .findFirst()
        .map(metric -> chart("Validation " + metric, metric, comparison, Charts.metric(metric)))
        .ifPresent(charts::add);
    return charts;
  }

  private static XYChart chart(
      String title, String y, Comparison comparison, ToDoubleFunction<History.Epoch> value) {
    double last =
        comparison.runs().stream().mapToDouble(run -> Charts.end(run.curves())).max().orElse(1);
    XYChart chart = Charts.chart(title, y, last);
    int colour = 0;
    for (Comparison.Named run : comparison.runs()) {
      Points points = Charts.epochs(run.curves(), value);
      ChartStyle.points(
          points.addTo(chart, run.name()),
          ChartStyle.COLOURS.get(colour++ % ChartStyle.COLOURS.size()));
    }
    return chart;
  }
}
