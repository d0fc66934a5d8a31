package dev.cairn.experiment;

import dev.cairn.data.Dataset;
import dev.cairn.graph.EmptyVariableException;
import dev.cairn.graph.Parameter;
import dev.cairn.stack.Net;
import dev.cairn.train.History;
import dev.cairn.train.Model;
import dev.cairn.train.Run;
import dev.cairn.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Staged training: a net of one stage is trained, then one more stage is put on it, and so on, as
 * greedy layer-wise training does (Bengio et al. 2007; Belilovsky et al. 2019, arXiv:1812.11446);
 * beside it the whole net from end to end, for as many epochs altogether.
 *
 * <pre>{@code
 * var staged = BlockByBlock.of(data, 3, n -> Net.of(data).stem(16)
 *         .stages(Blocks.basic(), Arrays.copyOf(new int[] {16, 32, 64}, n)).classify())
 *     .trainer(Trainer.defaults().epochs(2))
 *     .freezing()
 *     .run();
 * show(staged.table());
 * }</pre>
 */
public final class BlockByBlock {
  private final Dataset data;
  private final int stages;
  private final IntFunction<Net> nets;
  private final Trainer trainer;
  private final boolean frozen;

  private BlockByBlock(
      Dataset data, int stages, IntFunction<Net> nets, Trainer trainer, boolean frozen) {
    this.data = data;
    this.stages = stages;
    this.nets = nets;
    this.trainer = trainer;
    this.frozen = frozen;
  }

  /**
   * Begins, with the usual trainer; what was trained before is tuned on with each new stage.
   *
   * @param stages how many, at least 2
   * @param nets makes the net of the first {@code n} stages; its stages have the names of those of
   *     the whole net, as {@code stages(…)} gives them
   * @throws ExperimentException if there are fewer than 2 stages
   */
  public static BlockByBlock of(Dataset data, int stages, IntFunction<Net> nets) {
    EmptyVariableException.check("a data set", data, "BlockByBlock.of");
    if (stages < 2) {
      throw new ExperimentException(
          "2 or more stages", String.valueOf(stages), "BlockByBlock.of", "give a deeper net");
    }
    return new BlockByBlock(data, stages, nets, Trainer.defaults(), false);
  }

  /** How each stage is trained; its epochs are those of one stage. */
  public BlockByBlock trainer(Trainer trainer) {
    EmptyVariableException.check("a trainer", trainer, "BlockByBlock.trainer");
    return new BlockByBlock(data, stages, nets, trainer, frozen);
  }

  /** Leaves what was trained before as it is: only the new stage and the head learn. */
  public BlockByBlock freezing() {
    return new BlockByBlock(data, stages, nets, trainer, true);
  }

  /**
   * Trains all stages, then the whole net from end to end. An interruption ends it; what was
   * finished is kept.
   */
  public Staged run() {
    List<Phase> phases = new ArrayList<>();
    Optional<Model> before = Optional.empty();
    for (int n = 1; n <= stages; n++) {
      Net net = nets.apply(n);
      List<String> still = frozen && n > 1 ? inFront(net, n) : List.of();
      Trainer own = before.map(trainer::startFrom).orElse(trainer);
      if (!still.isEmpty()) {
        own = own.freeze(still.toArray(String[]::new));
      }
      String name = n == 1 ? "stage 1" : "stages 1 to " + n;
      Optional<Phase> phase = phase(name, own, net, still);
      if (phase.isEmpty()) {
        return new Staged(phases, true);
      }
      phases.add(phase.get());
      before = Optional.of(phase.get().run().model());
    }
    Trainer whole = trainer.epochs(stages * trainer.epochCount());
    Optional<Phase> endToEnd = phase("end to end", whole, nets.apply(stages), List.of());
    endToEnd.ifPresent(phases::add);
    return new Staged(phases, endToEnd.isEmpty());
  }

  /** All that stands in front of stage {@code n}: the stem, and the stages before. */
  private static List<String> inFront(Net net, int n) {
    return net.graph().parameters().stream()
        .map(BlockByBlock::part)
        .distinct()
        .filter(part -> !part.equals("head") && !part.equals("stage" + n))
        .toList();
  }

  private static String part(Parameter parameter) {
    return parameter.name().substring(0, parameter.name().indexOf('.'));
  }

  private Optional<Phase> phase(String name, Trainer own, Net net, List<String> still) {
    long begun = System.nanoTime();
    Run run = own.fit(net, data);
    boolean interrupted = run.ending().reason() == Run.Reason.INTERRUPTED;
    long learned =
        net.graph().parameters().stream()
            .filter(p -> p.role().isTrainable())
            .filter(p -> !still.contains(part(p)))
            .mapToLong(p -> p.elements())
            .sum();
    return interrupted
        ? Optional.empty()
        : Optional.of(
            new Phase(name, run, own.epochCount(), learned, (System.nanoTime() - begun) / 1e9));
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

  /**
   * What staged training gave.
   *
   * @param phases the stages in order, then the net from end to end
   * @param interrupted whether some are missing
   */
  public record Staged(List<Phase> phases, boolean interrupted) {
    /** Copies the list. */
    public Staged {
      phases = List.copyOf(phases);
    }

    /**
     * A row a training: stages, epochs, parameters that learned, validation loss and metrics of the
     * best epoch, seconds.
     */
    public Table table() {
      StringColumn name = StringColumn.create("trained");
      IntColumn epochs = IntColumn.create("epochs");
      LongColumn learned = LongColumn.create("learning parameters");
      DoubleColumn loss = DoubleColumn.create("validation loss");
      DoubleColumn seconds = DoubleColumn.create("seconds");
      Table table = Table.create("block by block", name, epochs, learned, loss);
      List<String> metrics = phases.isEmpty() ? List.of() : phases.get(0).run().history().metrics();
      metrics.forEach(m -> table.addColumns(DoubleColumn.create("validation " + m)));
      for (Phase phase : phases) {
        History history = phase.run().history();
        Optional<History.Epoch> best = history.bestEpoch();
        name.append(phase.name());
        epochs.append(phase.epochs());
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

    @Override
    public String toString() {
      return table().printAll() + (interrupted ? "\nInterrupted: the rest is missing." : "");
    }
  }
}
