package dev.cairn.show.chart;

import dev.cairn.experiment.RateTest;
import dev.cairn.show.page.Numbers;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;

/** The loss over the learning rate, both as measured and smoothed, with the suggested rate. */
final class RateChart {
  private RateChart() {}

  static XYChart of(RateTest test) {
    XYChart chart = ChartStyle.chart("Learning-rate range test", "learning rate", "loss", 620, 360);
    chart.getStyler().setXAxisLogarithmic(true);
    Points measured = new Points();
    Points smooth = new Points();
    for (RateTest.Point point : test.points()) {
      measured.add(point.rate(), Math.min(point.loss(), test.ceiling()));
      smooth.add(point.rate(), Math.min(point.smooth(), test.ceiling()));
    }
    ChartStyle.faint(measured.addTo(chart, "measured"), ChartStyle.BLUE);
    ChartStyle.line(smooth.addTo(chart, "smoothed"), ChartStyle.BLUE);
    test.suggestion()
        .ifPresent(
            rate -> {
              double loss = test.smoothAt(rate);
              XYSeries best =
                  chart.addSeries(
                      "suggested: " + Numbers.brief(rate), List.of(rate), List.of(loss));
              ChartStyle.best(best);
            });
    return chart;
  }
}
