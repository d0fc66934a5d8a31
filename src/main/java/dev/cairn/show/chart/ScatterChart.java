package dev.cairn.show.chart;

import dev.cairn.task.TargetColumns;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Predicted against actual values. */
final class ScatterChart {
  private static final Color LINE = new Color(120, 120, 120);

  private ScatterChart() {}

  static XYChart of(List<TargetColumns> targets) {
    XYChart chart = ChartStyle.chart("Predicted against actual", "actual", "predicted", 520, 440);
    chart.getStyler().setPlotGridVerticalLinesVisible(true);
    chart.getStyler().setMarkerSize(6);
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int t = 0; t < targets.size(); t++) {
      TargetColumns target = targets.get(t);
      Points points = new Points();
      for (int i = 0; i < target.actual().size(); i++) {
        points.add(target.actual().getDouble(i), target.predicted().getDouble(i));
      }
      least = Math.min(least, points.least());
      most = Math.max(most, points.most());
      dots(
          points.addTo(chart, target.predicted().name()),
          ChartStyle.COLOURS.get(t % ChartStyle.COLOURS.size()));
    }
    if (least < most) {
      XYSeries agreement =
          chart.addSeries("predicted = actual", List.of(least, most), List.of(least, most));
      ChartStyle.line(agreement, LINE);
      agreement.setLineStyle(new BasicStroke(1.5f));
    }
    return chart;
  }

  /** Half transparent, so that many points on one place look darker. */
  private static void dots(XYSeries series, Color color) {
    series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
    series.setMarker(SeriesMarkers.CIRCLE);
    series.setMarkerColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), 130));
  }
}
