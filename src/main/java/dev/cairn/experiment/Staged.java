package dev.cairn.experiment;

import dev.cairn.graph.Cost;
import dev.cairn.train.Comparison;
import dev.cairn.train.Curves;
import dev.cairn.train.History;
import dev.cairn.train.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What staged training gave. Notebooks draw the stages behind each other, beside the net from end
 * to end, and a row a training.
 *
 * @param phases the stages in order, then the net from end to end
 * @param interrupted whether some are missing
 */
public record Staged(List<Phase> phases, boolean interrupted) {
  static final String END_TO_END = "end to end";
  private static final String STAGES = "block by block";
  private static final double MEGA = 1e6;

  /** Copies the list. */
  public Staged {
    phases = List.copyOf(phases);
  }

  /**
   * One of the trainings.
   *
   * @param name for tables
   * @param run that it gave
   * @param epochs that it had
   * @param learned parameters that it could change
   * @param seconds that it took
   */
  public record Phase(String name, Run run, int epochs, long learned, double seconds) {}

  /** The trainings of the stages, without the one from end to end. */
  public List<Phase> stages() {
    return phases.stream().filter(phase -> !phase.name().equals(END_TO_END)).toList();
  }

  /** The training from end to end; empty if an interruption came before it. */
  public Optional<Phase> endToEnd() {
    return phases.stream().filter(phase -> phase.name().equals(END_TO_END)).findFirst();
  }

  /**
   * The curves of all stages behind each other, as those of one training; its best epoch is that of
   * the last stage.
   */
  public Curves curves() {
    return Chain.of(stages().stream().map(phase -> phase.run().curves()).toList());
  }

  /** The stages behind each other, and the net from end to end, over the same epochs. */
  public Comparison comparison() {
    List<Comparison.Named> runs = new ArrayList<>();
    if (!stages().isEmpty()) {
      runs.add(new Comparison.Named(STAGES, curves()));
    }
    endToEnd().ifPresent(p -> runs.add(new Comparison.Named(END_TO_END, p.run().curves())));
    return new Comparison(runs);
  }

  /**
   * A row a training: stages, epochs, forward FLOPs of an example, parameters that learned,
   * validation loss and metrics of the best epoch, seconds.
   */
  public Table table() {
    StringColumn name = StringColumn.create("trained");
    IntColumn epochs = IntColumn.create("epochs");
    DoubleColumn flops = DoubleColumn.create("MFLOPs");
    LongColumn learned = LongColumn.create("learning parameters");
    DoubleColumn loss = DoubleColumn.create("validation loss");
    DoubleColumn seconds = DoubleColumn.create("seconds");
    Table table = Table.create(STAGES, name, epochs, flops, learned, loss);
    List<String> metrics = phases.isEmpty() ? List.of() : phases.get(0).run().history().metrics();
    metrics.forEach(m -> table.addColumns(DoubleColumn.create("validation " + m)));
    for (Phase phase : phases) {
      Optional<History.Epoch> best = phase.run().history().bestEpoch();
      name.append(phase.name());
      epochs.append(phase.epochs());
      flops.append(Cost.of(phase.run().model().graph()).flops() / MEGA);
      learned.append(phase.learned());
      loss.append(best.map(History.Epoch::validationLoss).orElse(Double.NaN));
      metrics.forEach(
          m ->
              table
                  .doubleColumn("validation " + m)
                  .append(best.map(e -> e.validation().get(m)).orElse(Double.NaN)));
      seconds.append(phase.seconds());
    }
    return table.addColumns(seconds);
  }

  /** Why rows are missing; empty if none is. */
  public String remark() {
    return interrupted ? "Interrupted: the rest is missing." : "";
  }

  @Override
  public String toString() {
    return table().printAll() + (interrupted ? "\n" + remark() : "");
  }
}
