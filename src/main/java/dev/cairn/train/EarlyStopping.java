package dev.cairn.train;

import dev.cairn.task.metric.Metric;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Ends training when validation has not gained for some epochs. It has no memory but the history,
 * so a run that is resumed ends where the uninterrupted one does.
 *
 * <pre>{@code
 * trainer.epochs(100).stopEarly(EarlyStopping.after(8).on(Metrics.accuracy()).minDelta(0.001))
 * }</pre>
 *
 * @param patience epochs without gain, at least 1
 * @param metric title of what is looked at on the validation part: {@code loss}, or a metric
 * @param isHigherBetter whether more of it is better
 * @param minDelta by how much an epoch has to be better than the best before it to count as a gain
 */
public record EarlyStopping(int patience, String metric, boolean isHigherBetter, double minDelta) {
  private static final String LOSS = "loss";

  /**
   * Checks the numbers.
   *
   * @throws TrainingException if the patience is below 1, or the difference below 0
   */
  public EarlyStopping {
    FitCheck.positive("patience", patience, "EarlyStopping");
    if (!(minDelta >= 0)) {
      throw new TrainingException(
          "a least gain of 0 or more",
          String.valueOf(minDelta),
          "EarlyStopping.minDelta",
          "for example minDelta(0.001)");
    }
  }

  /** After so many epochs in which the validation loss became no smaller. */
  public static EarlyStopping after(int patience) {
    return new EarlyStopping(patience, LOSS, false, 0);
  }

  /**
   * By another metric than the loss; one that the task does not measure anyway has to be asked for
   * by {@link Trainer#metrics}.
   */
  public EarlyStopping on(Metric metric) {
    return new EarlyStopping(patience, metric.title(), metric.isHigherBetter(), minDelta);
  }

  /** With a least gain. */
  public EarlyStopping minDelta(double minDelta) {
    return new EarlyStopping(patience, metric, isHigherBetter, minDelta);
  }

  /**
   * Checks the metric.
   *
   * @throws TrainingException if validation does not measure it
   */
  void check(List<String> metrics) {
    if (!metric.equals(LOSS) && !metrics.contains(metric)) {
      throw new TrainingException(
          "loss or one of the metrics that are measured: " + String.join(", ", metrics),
          metric,
          "EarlyStopping.on",
          "ask for it with metrics(…) too");
    }
  }

  /** Why training is to end now, in words; nothing while it is to go on. */
  Optional<String> verdict(History history) {
    double best = Double.NaN;
    int of = 0;
    for (History.Epoch epoch : history.epochs()) {
      double value = value(epoch);
      if (Double.isNaN(best) || gain(value, best) > minDelta) {
        best = value;
        of = epoch.number();
      }
    }
    if (history.epochs().size() - of < patience || of == 0) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "Stopped early: validation %s has not gained %sfor %s since %.4f in epoch %d.",
            metric,
            minDelta == 0 ? "" : "more than " + minDelta + " ",
            Trainer.count(patience),
            best,
            of));
  }

  private double value(History.Epoch epoch) {
    Double value = epoch.validation().get(metric);
    return value == null ? epoch.validationLoss() : value;
  }

  private double gain(double value, double best) {
    return isHigherBetter ? value - best : best - value;
  }
}
