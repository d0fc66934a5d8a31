package dev.cairn.show.chart;

import dev.cairn.train.Schedule;
import org.knowm.xchart.XYChart;

/** The factor of the learning rate over the share of the run. */
final class ScheduleChart {
  private static final int POINTS = 500;

  private ScheduleChart() {}

  static XYChart of(Schedule schedule) {
    XYChart chart =
        ChartStyle.chart(
            "Schedule", "share of the run", "factor of the rate", Charts.WIDTH, Charts.HEIGHT);
    Points points = new Points();
    for (int i = 0; i < POINTS; i++) {
      double progress = (double) i / POINTS;
      points.add(progress, schedule.factor(progress));
    }
    ChartStyle.line(points.addTo(chart, "factor"), ChartStyle.BLUE);
    chart.getStyler().setLegendVisible(false);
    return chart;
  }
}
