package dev.cairn.show.chart;

import dev.cairn.insight.FeatureSpace;
import dev.cairn.show.page.Lettering;
import dev.cairn.show.page.Words;
import java.awt.Color;
import java.awt.Font;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import tech.tablesaw.api.Table;

/** Examples in two dimensions, a colour and a form a class. */
final class FeatureChart {
  private static final int NAMED = 20;
  private static final int NAME = 18;

  private FeatureChart() {}

  static XYChart of(FeatureSpace space) {
    XYChart chart =
        ChartStyle.chart(
            "Features before the head",
            axis("first", space, 0),
            axis("second", space, 1),
            680,
            460);
    chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
    chart.getStyler().setLegendLayout(Styler.LegendLayout.Vertical);
    chart.getStyler().setPlotGridVerticalLinesVisible(true);
    chart.getStyler().setMarkerSize(5);
    Table table = space.table();
    Map<String, Points> classes = new LinkedHashMap<>();
    new TreeSet<>(table.stringColumn("class").asList())
        .forEach(name -> classes.put(name, new Points()));
    for (int row = 0; row < table.rowCount(); row++) {
      classes
          .computeIfAbsent(table.stringColumn("class").get(row), name -> new Points())
          .add(
              table.doubleColumn("first").getDouble(row),
              table.doubleColumn("second").getDouble(row));
    }
    chart.getStyler().setLegendFont(Lettering.font(Font.PLAIN, 13, classes.keySet()));
    int index = 0;
    for (Map.Entry<String, Points> each : classes.entrySet()) {
      String name = each.getKey().isEmpty() ? "no class" : each.getKey();
      XYSeries series =
          each.getValue().addTo(chart, (index + 1) + " " + Words.cut(Words.clean(name), NAME));
      ChartStyle.many(series, index++);
      series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
      Color color = series.getMarkerColor();
      series.setMarkerColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), 170));
      series.setShowInLegend(index <= NAMED);
    }
    return chart;
  }

  private static String axis(String which, FeatureSpace space, int axis) {
    return String.format(
        Locale.ROOT,
        "%s direction, %.0f %% of the variance",
        which,
        100 * space.shares().get(axis));
  }
}
