package dev.cairn.show.chart;

import dev.cairn.show.page.Lettering;
import dev.cairn.show.page.Numbers;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** One look for all charts: white card, large type, few lines, colours of Okabe and Ito. */
public final class ChartStyle {
  /** Okabe and Ito's blue. */
  public static final Color BLUE = new Color(0, 114, 178);

  /** Their vermilion. */
  public static final Color ORANGE = new Color(213, 94, 0);

  /** Their bluish green. */
  public static final Color GREEN = new Color(0, 158, 115);

  /** For series that are of one kind; Okabe and Ito's, in the order in which they are used. */
  public static final List<Color> COLOURS =
      List.of(
          BLUE,
          ORANGE,
          GREEN,
          new Color(204, 121, 167),
          new Color(230, 159, 0),
          new Color(86, 180, 233),
          new Color(110, 110, 110));

  /** For letters. */
  public static final Color INK = new Color(40, 40, 40);

  private static final Color GRID = new Color(225, 225, 225);
  private static final Color AXIS = new Color(150, 150, 150);
  private static final BasicStroke SOLID =
      new BasicStroke(2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

  private static final BasicStroke DASHED =
      new BasicStroke(2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1f, new float[] {7, 5}, 0);
  private static final List<Marker> MARKERS =
      List.of(
          SeriesMarkers.CIRCLE,
          SeriesMarkers.SQUARE,
          SeriesMarkers.TRIANGLE_UP,
          SeriesMarkers.DIAMOND,
          SeriesMarkers.TRIANGLE_DOWN);

  private ChartStyle() {}

  /** An empty chart in the usual style; sizes are CSS pixels. */
  public static XYChart chart(String title, String x, String y, int width, int height) {
    XYChart chart =
        new XYChartBuilder()
            .width(width)
            .height(height)
            .title(title)
            .xAxisTitle(x)
            .yAxisTitle(y)
            .theme(Styler.ChartTheme.Matlab)
            .build();
    apply(chart.getStyler());
    chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideS);
    chart.getStyler().setLegendLayout(Styler.LegendLayout.Horizontal);
    chart.getStyler().setyAxisTickLabelsFormattingFunction(Numbers::brief);
    return chart;
  }

  /** Puts the usual style on a chart. */
  public static void apply(AxesChartStyler styler) {
    styler.setLocale(Locale.ROOT);
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setPlotBackgroundColor(Color.WHITE);
    styler.setPlotBorderVisible(false);
    styler.setChartFontColor(INK);
    styler.setChartTitleFont(font(Font.BOLD, 15));
    styler.setChartTitleBoxVisible(false);
    styler.setChartPadding(10);
    styler.setAxisTitleFont(font(Font.PLAIN, 13));
    styler.setXAxisTitleColor(INK);
    styler.setYAxisTitleColor(INK);
    styler.setAxisTickLabelsFont(font(Font.PLAIN, 12));
    styler.setAxisTickLabelsColor(INK);
    styler.setAxisTickMarksColor(AXIS);
    styler.setAxisTickMarksStroke(new BasicStroke(1f));
    styler.setPlotGridLinesColor(GRID);
    styler.setPlotGridLinesStroke(new BasicStroke(1f));
    styler.setPlotGridVerticalLinesVisible(false);
    styler.setPlotTicksMarksVisible(false);
    styler.setPlotMargin(0);
    styler.setLegendFont(font(Font.PLAIN, 13));
    styler.setLegendBorderColor(Color.WHITE);
    styler.setLegendBackgroundColor(Color.WHITE);
    styler.setLegendPadding(12);
    styler.setMarkerSize(9);
    styler.setAntiAlias(true);
  }

  /** The letters of all charts, of a size in CSS pixels. */
  public static Font font(int style, int size) {
    return Lettering.font(style, size);
  }

  /** Draws a series as a line without points. */
  public static void line(XYSeries series, Color color) {
    series.setLineColor(color);
    series.setLineStyle(SOLID);
    series.setMarker(SeriesMarkers.NONE);
    series.setSmooth(false);
  }

  /** Draws a series as a line with points. */
  public static void points(XYSeries series, Color color) {
    line(series, color);
    series.setMarker(SeriesMarkers.CIRCLE);
    series.setMarkerColor(color);
  }

  /** The series number {@code index} of many: colour, form and line tell them apart. */
  static void many(XYSeries series, int index) {
    Color color = COLOURS.get(index % COLOURS.size());
    points(series, color);
    series.setMarker(MARKERS.get(index % MARKERS.size()));
    if (index >= COLOURS.size()) {
      series.setLineStyle(DASHED);
    }
  }

  /** A thin pale line without an entry in the legend. */
  public static void faint(XYSeries series, Color color) {
    line(series, new Color(color.getRed(), color.getGreen(), color.getBlue(), 80));
    series.setLineStyle(new BasicStroke(1f));
    series.setShowInLegend(false);
  }

  /** The best point, in green and of another form. */
  public static void best(XYSeries series) {
    points(series, GREEN);
    series.setMarker(SeriesMarkers.DIAMOND);
  }

  /** An axis from 0 to 1, as long as there is nothing to draw. */
  public static void unitRange(XYChart chart) {
    chart.getStyler().setYAxisMin(0.0);
    chart.getStyler().setYAxisMax(1.0);
  }
}
