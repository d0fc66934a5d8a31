package dev.cairn.show.chart;

import dev.cairn.show.page.Lettering;
import dev.cairn.task.Confusion;
import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;
import org.knowm.xchart.style.HeatMapStyler;
import org.knowm.xchart.style.Styler;

/** A confusion matrix as a heat map. */
final class ConfusionChart {
  private static final int NUMBERED = 25;

  /** With more classes their names would stand over each other. */
  private static final int NAMED = 40;

  private static final int STEPS = 64;
  private static final Color FULL = new Color(86, 180, 233);

  private ConfusionChart() {}

  static HeatMapChart of(Confusion confusion) {
    List<String> names = confusion.labels().names();
    int size = names.size();
    int side = size > NAMED ? 560 : Math.min(1000, Math.max(420, 170 + 50 * size));
    HeatMapChart chart =
        new HeatMapChartBuilder()
            .width(side)
            .height(side - 40)
            .title("Confusion matrix")
            .xAxisTitle("predicted")
            .yAxisTitle("actual")
            .theme(Styler.ChartTheme.Matlab)
            .build();
    style(chart.getStyler(), size);
    chart.getStyler().setAxisTickLabelsFont(Lettering.font(Font.PLAIN, 12, names));
    List<String> downwards = new ArrayList<>(names);
    Collections.reverse(downwards);
    chart.addSeries("count", names, downwards, cells(confusion, size));
    return chart;
  }

  /** Cells that count something; the others stay white. Row 0 is the lowest. */
  private static List<Number[]> cells(Confusion confusion, int size) {
    List<Number[]> cells = new ArrayList<>();
    for (int actual = 0; actual < size; actual++) {
      for (int predicted = 0; predicted < size; predicted++) {
        int count = confusion.count(actual, predicted);
        if (count > 0) {
          cells.add(new Number[] {predicted, size - 1 - actual, count});
        }
      }
    }
    return cells;
  }

  private static void style(HeatMapStyler styler, int size) {
    ChartStyle.apply(styler);
    styler.setLegendVisible(false);
    styler.setPlotContentSize(1);
    styler.setPlotGridLinesVisible(false);
    styler.setXAxisLabelRotation(45);
    styler.setXAxisTicksVisible(size <= NAMED);
    styler.setYAxisTicksVisible(size <= NAMED);
    styler.setShowValue(size <= NUMBERED);
    styler.setValueFont(ChartStyle.font(Font.PLAIN, 13));
    styler.setValueFontColor(ChartStyle.INK);
    styler.setHeatMapValueDecimalPattern("#,##0");
    styler.setMin(0);
    styler.setRangeColors(ramp());
  }

  /** From white to blue by the root, so that rare mistakes are seen beside many right answers. */
  private static Color[] ramp() {
    Color[] colors = new Color[STEPS];
    for (int i = 0; i < STEPS; i++) {
      double share = Math.sqrt((double) i / (STEPS - 1));
      colors[i] =
          new Color(
              mix(FULL.getRed(), share), mix(FULL.getGreen(), share), mix(FULL.getBlue(), share));
    }
    return colors;
  }

  private static int mix(int full, double share) {
    return (int) Math.round(255 + (full - 255) * share);
  }
}
