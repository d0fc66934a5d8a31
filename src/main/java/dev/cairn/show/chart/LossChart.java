package dev.cairn.show.chart;

import dev.cairn.train.Curves;
import java.util.Locale;
import org.knowm.xchart.XYChart;

/** Training loss as a line, validation loss as a point an epoch, on the scale that is asked for. */
final class LossChart {
  private static final int SMOOTHED_FROM = 40;

  private LossChart() {}

  static XYChart of(Curves curves, double epochs) {
    boolean logarithmic = curves.scale().logarithmic();
    String axis = logarithmic ? "loss (logarithmic)" : "loss";
    XYChart chart = Charts.chart("Training and validation loss", axis, epochs);
    Points training = new Points();
    curves.training().forEach(p -> training.add(p.epoch(), drawable(p.loss(), logarithmic)));
    Points validation = Charts.epochs(curves, e -> drawable(e.validationLoss(), logarithmic));
    if (training.isEmpty() && validation.isEmpty()) {
      ChartStyle.unitRange(chart);
    } else {
      chart.getStyler().setYAxisLogarithmic(logarithmic);
    }
    training(chart, training, curves.scale().smoothing());
    ChartStyle.points(validation.addTo(chart, "validation"), ChartStyle.ORANGE);
    return chart;
  }

  /** A logarithmic axis has no place for 0 and less. */
  private static double drawable(double loss, boolean logarithmic) {
    return logarithmic && loss <= 0 ? Double.NaN : loss;
  }

  private static void training(XYChart chart, Points measured, double weight) {
    boolean usual = Double.isNaN(weight);
    if (usual ? measured.size() < SMOOTHED_FROM : weight == 0 || measured.isEmpty()) {
      ChartStyle.line(measured.addTo(chart, "training"), ChartStyle.BLUE);
      return;
    }
    ChartStyle.faint(measured.addTo(chart, "training, measured"), ChartStyle.BLUE);
    Points smooth = usual ? measured.smoothed() : measured.smoothed(weight);
    String name =
        usual ? "training, smoothed" : String.format(Locale.ROOT, "training, smoothed %s", weight);
    ChartStyle.line(smooth.addTo(chart, name), ChartStyle.BLUE);
  }
}
