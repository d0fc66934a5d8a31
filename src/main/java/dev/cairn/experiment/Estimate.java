package dev.cairn.experiment;

import dev.cairn.data.Dataset;
import dev.cairn.data.batches.Batches;
import dev.cairn.graph.Cost;
import dev.cairn.graph.EmptyVariableException;
import dev.cairn.stack.Net;
import dev.cairn.train.ProgressText;
import dev.cairn.train.Rehearsal;
import dev.cairn.train.Trainer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What a training will take, measured on its first steps.
 *
 * <pre>{@code
 * Estimate.of(net, data, Trainer.defaults().epochs(20))   // 20 epochs: about 4:10, 640 MB
 * }</pre>
 *
 * @param cost parameters, operations and values of the net
 * @param epochs that are planned
 * @param time of the whole training, validation included
 * @param examplesPerSecond while it trains
 * @param bytes the most that the process will have in memory, natives included
 */
public record Estimate(Cost cost, int epochs, Duration time, double examplesPerSecond, long bytes) {
  private static final int STEPS = 8;

  /** The first ones compile and fill caches. */
  private static final int IGNORED = 3;

  private static final double MEGA = 1e6;

  /**
   * Does eight steps and one validation batch, and reckons from them. Nothing is kept of the
   * weights.
   */
  public static Estimate of(Net net, Dataset data, Trainer trainer) {
    EmptyVariableException.check("a trainer", trainer, "Estimate.of");
    Rehearsal rehearsal = trainer.rehearse(net, data, STEPS, step -> 0, loss -> false);
    double step = typical(rehearsal.steps());
    double training = step * Batches.countShuffled(data.train().size(), trainer.batchSize());
    double validation =
        rehearsal.validating().toNanos()
            * (double) Batches.countInOrder(data.validation().size(), trainer.batchSize());
    double all = trainer.epochCount() * (training + validation) + rehearsal.preparing().toNanos();
    return new Estimate(
        net.cost(),
        trainer.epochCount(),
        Duration.ofNanos((long) all),
        trainer.batchSize() * 1e9 / step,
        rehearsal.bytes() + kept(net));
  }

  /** The median, without the first steps. */
  private static double typical(List<Rehearsal.Step> steps) {
    List<Long> nanos =
        steps.stream()
            .skip(Math.min(IGNORED, steps.size() - 1))
            .map(step -> step.time().toNanos())
            .sorted()
            .toList();
    return nanos.get(nanos.size() / 2);
  }

  /** The best and the last weights, each with two moments, in Java. */
  private static long kept(Net net) {
    return 2 * 3 * Float.BYTES * net.cost().parameters();
  }

  /** One line for people. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s: about %s at %,.0f examples/s, %,.0f MB of memory; %,d parameters, %,.1f MFLOPs an"
            + " example",
        epochs == 1 ? "1 epoch" : epochs + " epochs",
        ProgressText.clock(time),
        examplesPerSecond,
        bytes / MEGA,
        cost.parameters(),
        cost.flops() / MEGA);
  }
}
