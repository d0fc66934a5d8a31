package dev.cairn.show.chart;

import dev.cairn.show.page.Lettering;
import dev.cairn.show.page.Words;
import dev.cairn.train.Comparison;
import dev.cairn.train.History;
import java.awt.Font;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;

/**
 * The epochs of several runs over each other, a colour a run. Steps are not drawn: the first ones
 * are so much higher than all others that the runs would not be told apart.
 */
final class ComparisonCharts {
  /** Cells of a legend, and what its marker takes of them. */
  private static final int LEGEND = 56;

  private static final int MARKER = 7;

  /** So many runs have room for long lines in the legend. */
  private static final int ROOMY = 5;

  private ComparisonCharts() {}

  /** Training losses first, then metrics on the validation part. */
  static List<XYChart> of(Comparison comparison) {
    List<XYChart> charts = new ArrayList<>();
    charts.add(chart("Training loss", "loss", comparison, History.Epoch::loss));
    comparison.runs().stream()
        .limit(1)
        .flatMap(run -> run.curves().history().charts().stream())
        .filter(drawn -> drawn.metrics().size() == 1)
        .map(drawn -> drawn.metrics().get(0))
        .map(metric -> chart("Validation " + metric, metric, comparison, Charts.metric(metric)))
        .forEach(charts::add);
    return charts;
  }

  private static XYChart chart(
      String title, String y, Comparison comparison, ToDoubleFunction<History.Epoch> value) {
    double last =
        comparison.runs().stream().mapToDouble(run -> Charts.end(run.curves())).max().orElse(1);
    XYChart chart = Charts.chart(title, y, last);
    List<String> names = names(comparison);
    chart.getStyler().setLegendFont(Lettering.font(Font.PLAIN, 12, names));
    if (names.size() > ROOMY) {
      chart.getStyler().setLegendPadding(6);
      chart.getStyler().setLegendSeriesLineLength(14);
    }
    for (int r = 0; r < names.size(); r++) {
      Points points = Charts.epochs(comparison.runs().get(r).curves(), value);
      ChartStyle.many(points.addTo(chart, names.get(r)), r);
    }
    return chart;
  }

  /** The names where the legend has room for them, else their numbers in the table. */
  private static List<String> names(Comparison comparison) {
    List<String> names = comparison.runs().stream().map(run -> Words.clean(run.name())).toList();
    return isNumbered(comparison)
        ? IntStream.rangeClosed(1, names.size()).mapToObj(String::valueOf).toList()
        : names;
  }

  static boolean isNumbered(Comparison comparison) {
    List<String> names = comparison.runs().stream().map(run -> Words.clean(run.name())).toList();
    int cells = names.stream().mapToInt(name -> Words.cells(name) + MARKER).sum();
    return cells > LEGEND || names.stream().distinct().count() < names.size();
  }
}
