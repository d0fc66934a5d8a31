package dev.cairn.show;

import dev.cairn.train.Comparison;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.XYChart;

/** The curves of several runs over each other, a colour a run. */
final class ComparisonCharts {
  private ComparisonCharts() {}

  /** Training losses first, then the first metric on the validation part. */
  static List<XYChart> of(Comparison comparison) {
    double last =
        comparison.runs().stream().mapToDouble(r -> Charts.end(r.curves())).max().orElse(1);
    List<XYChart> charts = new ArrayList<>();
    charts.add(loss(comparison, last));
    comparison.metrics().stream()
        .findFirst()
        .ifPresent(metric -> charts.add(metric(comparison, metric, last)));
    return charts;
  }

  private static XYChart loss(Comparison comparison, double last) {
    XYChart chart = Charts.chart("Training loss", "loss", last);
    int colour = 0;
    for (Comparison.Named run : comparison.runs()) {
      Points training = Charts.steady(Charts.training(run.curves()));
      ChartStyle.line(training.addTo(chart, run.name()), colour(colour++));
    }
    return chart;
  }

  private static XYChart metric(Comparison comparison, String metric, double last) {
    XYChart chart = Charts.chart("Validation " + metric, metric, last);
    int colour = 0;
    for (Comparison.Named run : comparison.runs()) {
      Points points = Charts.validation(run.curves(), Charts.metric(metric));
      ChartStyle.points(points.addTo(chart, run.name()), colour(colour++));
    }
    return chart;
  }

  private static Color colour(int run) {
    return ChartStyle.COLOURS.get(run % ChartStyle.COLOURS.size());
  }
}
