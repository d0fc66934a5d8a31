package dev.cairn.show.chart;

import dev.cairn.experiment.Candidate;
import dev.cairn.experiment.Results;
import dev.cairn.experiment.Spread;
import dev.cairn.show.page.Numbers;
import dev.cairn.show.page.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.Styler;

/** What a study found: a line a series over the swept quantity, or a dot a candidate. */
final class StudyChart {
  private static final int WIDTH = 620;
  private static final int HEIGHT = 360;
  private static final int LOGARITHMIC_FROM = 50;

  private StudyChart() {}

  static Chart<?, ?> of(Results results) {
    boolean swept = results.candidates().stream().allMatch(c -> c.at().isPresent());
    return swept && !results.axis().isEmpty() ? lines(results) : dots(results);
  }

  private static XYChart lines(Results results) {
    XYChart chart =
        ChartStyle.chart(title(results), results.axis(), results.metric(), WIDTH, HEIGHT);
    Map<String, List<Candidate>> series = new LinkedHashMap<>();
    results
        .candidates()
        .forEach(c -> series.computeIfAbsent(c.series(), name -> new ArrayList<>()).add(c));
    int index = 0;
    List<Double> places = new ArrayList<>();
    for (Map.Entry<String, List<Candidate>> line : series.entrySet()) {
      List<Double> xs = new ArrayList<>();
      List<Double> ys = new ArrayList<>();
      List<Double> errors = new ArrayList<>();
      for (Candidate candidate : line.getValue()) {
        Spread spread = results.validation(candidate.name());
        if (Double.isFinite(spread.mean())) {
          xs.add(candidate.at().orElseThrow());
          ys.add(spread.mean());
          errors.add(Double.isFinite(spread.deviation()) ? spread.deviation() : 0);
        }
      }
      if (!xs.isEmpty()) {
        XYSeries drawn = chart.addSeries(line.getKey(), xs, ys, errors);
        ChartStyle.many(drawn, index);
        places.addAll(xs);
      }
      index++;
    }
    scale(chart, places);
    return chart;
  }

  private static void scale(XYChart chart, List<Double> places) {
    double least = places.stream().mapToDouble(x -> x).min().orElse(1);
    double most = places.stream().mapToDouble(x -> x).max().orElse(1);
    if (least > 0 && most / least >= LOGARITHMIC_FROM) {
      chart.getStyler().setXAxisLogarithmic(true);
    } else {
      chart.getStyler().setxAxisTickLabelsFormattingFunction(Numbers::brief);
    }
  }

  private static CategoryChart dots(Results results) {
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title(results))
            .yAxisTitle(results.metric())
            .theme(Styler.ChartTheme.Matlab)
            .build();
    ChartStyle.apply(chart.getStyler());
    chart.getStyler().setLegendVisible(false);
    chart.getStyler().setDefaultSeriesRenderStyle(CategorySeries.CategorySeriesRenderStyle.Scatter);
    chart.getStyler().setyAxisTickLabelsFormattingFunction(Numbers::brief);
    List<String> names = new ArrayList<>();
    List<Double> means = new ArrayList<>();
    List<Double> errors = new ArrayList<>();
    for (Candidate candidate : results.candidates()) {
      Spread spread = results.validation(candidate.name());
      if (Double.isFinite(spread.mean())) {
        names.add(Words.cut(candidate.name(), 18));
        means.add(spread.mean());
        errors.add(Double.isFinite(spread.deviation()) ? spread.deviation() : 0);
      }
    }
    if (!names.isEmpty()) {
      chart.getStyler().setXAxisLabelRotation(names.size() > 4 ? 30 : 0);
      CategorySeries drawn = chart.addSeries("candidates", names, means, errors);
      drawn.setMarkerColor(ChartStyle.BLUE);
      double low = least(means, errors, -1);
      double high = least(means, errors, 1);
      double room = Math.max(1e-6, 0.1 * (high - low));
      chart.getStyler().setYAxisMin(low - room);
      chart.getStyler().setYAxisMax(high + room);
    }
    return chart;
  }

  /** The lowest end of an error bar, or with {@code sign} 1 the highest one. */
  private static double least(List<Double> means, List<Double> errors, int sign) {
    double extreme = Double.NaN;
    for (int i = 0; i < means.size(); i++) {
      double end = means.get(i) + sign * errors.get(i);
      extreme = Double.isNaN(extreme) || sign * (end - extreme) > 0 ? end : extreme;
    }
    return extreme;
  }

  private static String title(Results results) {
    return "Validation "
        + results.metric()
        + (results.outcomes().size() > results.candidates().size() ? ", mean and deviation" : "");
  }
}
