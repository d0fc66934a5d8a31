package dev.cairn.show.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;

/** Points of a series; those that are not finite are left out, since a chart cannot place them. */
final class Points {
  private static final double NOT_SEEN = -1e6;
  private final List<Double> xs = new ArrayList<>();
  private final List<Double> ys = new ArrayList<>();

  void add(double x, double y) {
    if (Double.isFinite(x) && Double.isFinite(y)) {
      xs.add(x);
      ys.add(y);
    }
  }

  boolean isEmpty() {
    return xs.isEmpty();
  }

  double lastY() {
    return ys.get(ys.size() - 1);
  }

  /** The smallest number on either axis. */
  double least() {
    return Stream.concat(xs.stream(), ys.stream()).mapToDouble(v -> v).min().orElse(0);
  }

  /** The largest number on either axis. */
  double most() {
    return Stream.concat(xs.stream(), ys.stream()).mapToDouble(v -> v).max().orElse(0);
  }

  int size() {
    return xs.size();
  }

  /** Means over each point and its neighbours, a sixtieth of all points to either side. */
  Points smoothed() {
    int reach = Math.max(1, size() / 60);
    Points smooth = new Points();
    for (int i = 0; i < size(); i++) {
      List<Double> near = ys.subList(Math.max(0, i - reach), Math.min(size(), i + reach + 1));
      double sum = near.stream().mapToDouble(Double::doubleValue).sum();
      smooth.add(xs.get(i), sum / near.size());
    }
    return smooth;
  }

  /** Moving means in which what was before has a weight; the first ones are not drawn to 0. */
  Points smoothed(double weight) {
    Points smooth = new Points();
    double sum = 0;
    double weights = 0;
    for (int i = 0; i < size(); i++) {
      sum = weight * sum + (1 - weight) * ys.get(i);
      weights = weight * weights + (1 - weight);
      smooth.add(xs.get(i), sum / weights);
    }
    return smooth;
  }

  /**
   * Adds a series. One without points gets a point left of the axis, where it is not seen: so the
   * legend has all its entries from the beginning, and the plot keeps its place.
   */
  XYSeries addTo(XYChart chart, String name) {
    if (isEmpty()) {
      double y =
          chart.getSeriesMap().values().stream()
              .flatMapToDouble(series -> Arrays.stream(series.getYData()))
              .findFirst()
              .orElse(0.5);
      return chart.addSeries(name, List.of(NOT_SEEN), List.of(y));
    }
    return chart.addSeries(name, xs, ys);
  }
}
