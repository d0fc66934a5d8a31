package dev.cairn.show;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.BoxChartBuilder;
import org.knowm.xchart.BubbleChartBuilder;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.DialChartBuilder;
import org.knowm.xchart.HeatMapChartBuilder;
import org.knowm.xchart.OHLCChartBuilder;
import org.knowm.xchart.PieChartBuilder;
import org.knowm.xchart.RadarChartBuilder;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.internal.chartpart.Chart;

/** One chart of every kind that XChart has, as a user may make it. */
final class Kinds {
  private static final double[] XS = {1, 2, 3};
  private static final double[] YS = {2, 1, 4};

  private Kinds() {}

  static Map<String, Chart<?, ?>> charts() {
    Map<String, Chart<?, ?>> charts = new LinkedHashMap<>();
    var xy = new XYChartBuilder().title("XY").width(360).height(260).build();
    xy.addSeries("a", XS, YS);
    charts.put("XY", xy);
    var category = new CategoryChartBuilder().title("category").width(360).height(260).build();
    category.addSeries("a", List.of("one", "two"), List.of(1, 2));
    charts.put("category", category);
    var pie = new PieChartBuilder().title("pie").width(360).height(260).build();
    pie.addSeries("a", 1);
    pie.addSeries("b", 3);
    charts.put("pie", pie);
    var heat = new HeatMapChartBuilder().title("heat map").width(360).height(260).build();
    heat.addSeries("a", new int[] {1, 2}, new int[] {1, 2}, new int[][] {{1, 2}, {3, 4}});
    charts.put("heat map", heat);
    var box = new BoxChartBuilder().title("box").width(360).height(260).build();
    box.addSeries("a", YS);
    charts.put("box", box);
    var bubble = new BubbleChartBuilder().title("bubble").width(360).height(260).build();
    bubble.addSeries("a", XS, YS, XS);
    charts.put("bubble", bubble);
    var dial = new DialChartBuilder().title("dial").width(360).height(260).build();
    dial.addSeries("a", 0.4, "40 %");
    charts.put("dial", dial);
    var radar = new RadarChartBuilder().title("radar").width(360).height(260).build();
    radar.setRadiiLabels(new String[] {"p", "q", "r"});
    radar.addSeries("a", new double[] {0.2, 0.7, 0.5});
    charts.put("radar", radar);
    var ohlc = new OHLCChartBuilder().title("OHLC").width(360).height(260).build();
    ohlc.addSeries("a", XS, YS, new double[] {5, 5, 5}, new double[] {0, 0, 0}, YS);
    charts.put("OHLC", ohlc);
    return charts;
  }
}
