package dev.cairn.train;

import dev.cairn.task.CurveChart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * What was measured while training, a row an epoch.
 *
 * @param metrics names of the metrics, the one that is drawn first in front
 * @param charts which metrics are drawn, a chart each
 * @param epochs the finished epochs, in order
 * @param best number of the best epoch by validation, 0 before the first
 */
public record History(List<String> metrics, List<CurveChart> charts, List<Epoch> epochs, int best) {
  /** Copies the lists. */
  public History {
    metrics = List.copyOf(metrics);
    charts = List.copyOf(charts);
    epochs = List.copyOf(epochs);
  }

  /** With a chart for the first metric. */
  public History(List<String> metrics, List<Epoch> epochs, int best) {
    this(metrics, metrics.stream().limit(1).map(CurveChart::of).toList(), epochs, best);
  }

  /**
   * One epoch.
   *
   * @param number from 1
   * @param loss mean training loss over its steps
   * @param validationLoss mean loss on the validation part, after it
   * @param validation metrics on the validation part, after it
   * @param learningRate of its last step
   * @param seconds for training and validation
   */
  public record Epoch(
      int number,
      double loss,
      double validationLoss,
      Map<String, Double> validation,
      double learningRate,
      double seconds) {}

  History plus(Epoch epoch, boolean isBest) {
    List<Epoch> more = new ArrayList<>(epochs);
    more.add(epoch);
    return new History(metrics, charts, more, isBest ? epoch.number() : best);
  }

  /** The best epoch by validation; empty before the first. */
  public Optional<Epoch> bestEpoch() {
    return epochs.stream().filter(epoch -> epoch.number() == best).findFirst();
  }

  /** A table: epoch, loss, validation loss, metrics, learning rate, seconds. */
  public Table table() {
    IntColumn number = IntColumn.create("epoch");
    DoubleColumn loss = DoubleColumn.create("loss");
    DoubleColumn validationLoss = DoubleColumn.create("validation loss");
    DoubleColumn rate = DoubleColumn.create("learning rate");
    DoubleColumn seconds = DoubleColumn.create("seconds");
    Table table = Table.create("history", number, loss, validationLoss);
    metrics.forEach(metric -> table.addColumns(DoubleColumn.create(metric)));
    table.addColumns(rate, seconds);
    for (Epoch epoch : epochs) {
      number.append(epoch.number());
      loss.append(epoch.loss());
      validationLoss.append(epoch.validationLoss());
      metrics.forEach(m -> table.doubleColumn(m).append(epoch.validation().get(m)));
      rate.append(epoch.learningRate());
      seconds.append(epoch.seconds());
    }
    return table;
  }

  @Override
  public String toString() {
    return table().printAll();
  }
}
