package dev.cairn.experiment;

import dev.cairn.data.Dataset;
import dev.cairn.graph.EmptyVariableException;
import dev.cairn.stack.Net;
import dev.cairn.train.Rehearsal;
import dev.cairn.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Learning-rate range test (Smith 2017, arXiv:1506.01186): one short training with a rate that
 * grows from tiny to huge. The loss falls fastest at good rates, and explodes behind them.
 *
 * <pre>{@code
 * show(RateTest.of(net, data));   // a chart with a suggestion
 * }</pre>
 *
 * @param points a step a point
 */
public record RateTest(List<Point> points) {
  private static final double LOWEST = 1e-5;
  private static final double HIGHEST = 10;
  private static final double SMOOTHING = 0.8;
  private static final double EXPLODED = 4;
  private static final int STEPS = 100;
  private static final int LEAST_POINTS = 10;
  private static final double ONE_IN = 0.1;

  /** Copies the list. */
  public RateTest {
    points = List.copyOf(points);
  }

  /**
   * One step.
   *
   * @param rate learning rate
   * @param loss of its batch, before the step
   * @param smooth moving mean of the losses, without the pull of its beginning
   */
  public record Point(double rate, double loss, double smooth) {}

  /**
   * Does 100 steps with rates from 0.00001 to 10, with the usual optimizer of the head, and ends
   * early where the loss explodes. Nothing is kept of the weights.
   */
  public static RateTest of(Net net, Dataset data) {
    return of(net, data, Trainer.defaults());
  }

  /** The same with the optimizer, batch size, seed, engine and device of a trainer. */
  public static RateTest of(Net net, Dataset data, Trainer trainer) {
    EmptyVariableException.check("a trainer", trainer, "RateTest.of");
    double[] first = {Double.NaN};
    Rehearsal rehearsal =
        trainer.rehearse(
            net,
            data,
            STEPS,
            step -> LOWEST * Math.pow(HIGHEST / LOWEST, step / (STEPS - 1.0)),
            loss -> {
              first[0] = Double.isNaN(first[0]) ? loss : first[0];
              return !(loss <= EXPLODED * first[0]);
            });
    return new RateTest(smoothed(rehearsal.steps()));
  }

  private static List<Point> smoothed(List<Rehearsal.Step> steps) {
    List<Point> points = new ArrayList<>();
    double mean = 0;
    double weight = 0;
    for (Rehearsal.Step step : steps) {
      if (Double.isFinite(step.loss())) {
        mean = SMOOTHING * mean + (1 - SMOOTHING) * step.loss();
        weight = SMOOTHING * weight + (1 - SMOOTHING);
        points.add(new Point(step.learningRate(), step.loss(), mean / weight));
      }
    }
    return points;
  }

  /** Losses that are higher than this are cut off in the chart. */
  public double ceiling() {
    double first = points.isEmpty() ? 1 : points.get(0).loss();
    return EXPLODED * Math.max(first, lowest().map(Point::smooth).orElse(first));
  }

  private Optional<Point> lowest() {
    return points.stream().min((a, b) -> Double.compare(a.smooth(), b.smooth()));
  }

  /**
   * A good highest rate: a tenth of the rate at which the smoothed loss is lowest, since there it
   * does not fall any more. Empty if the loss never fell.
   */
  public Optional<Double> suggestion() {
    if (points.size() < LEAST_POINTS) {
      return Optional.empty();
    }
    Point bottom = lowest().orElseThrow();
    double fall = points.get(0).smooth() - bottom.smooth();
    return fall <= 0
        ? Optional.empty()
        : Optional.of(bottom.rate() * ONE_IN).filter(rate -> rate > points.get(0).rate());
  }

  /** The smoothed loss at the point nearest to a rate. */
  public double smoothAt(double rate) {
    return points.stream()
        .min(
            (a, b) ->
                Double.compare(
                    Math.abs(Math.log(a.rate() / rate)), Math.abs(Math.log(b.rate() / rate))))
        .map(Point::smooth)
        .orElse(Double.NaN);
  }

  /** One sentence for people. */
  @Override
  public String toString() {
    return suggestion()
        .map(
            rate ->
                String.format(
                    Locale.ROOT,
                    "Suggested learning rate: %.2g, a tenth of the rate with the lowest loss.",
                    rate))
        .orElse("No rate made the loss fall: look at the data and the net first.");
  }
}
