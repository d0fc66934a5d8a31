package dev.cairn.experiment;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.cairn.data.Dataset;
import dev.cairn.data.batches.Batches;
import dev.cairn.graph.Cost;
import dev.cairn.graph.EmptyVariableException;
import dev.cairn.stack.Net;
import dev.cairn.train.Garbage;
import dev.cairn.train.ProgressText;
import dev.cairn.train.Rehearsal;
import dev.cairn.train.Trainer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoublePredicate;

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

  /** As long as the compiler of the JVM needs to make small nets as quick as they will be. */
  private static final Duration WARM = Duration.ofSeconds(3);

  private static final double MEGA = 1e6;

  /**
   * Does eight steps or more, for three seconds, and some validation batches, and reckons from
   * them. Nothing is kept of the weights.
   */
  public static Estimate of(Net net, Dataset data, Trainer trainer) {
    EmptyVariableException.check("a trainer", trainer, "Estimate.of");
    int batches = Batches.countShuffled(data.train().size(), trainer.batchSize());
    int planned = (int) Math.min(Integer.MAX_VALUE, (long) trainer.epochCount() * batches);
    Rehearsal rehearsal = trainer.rehearse(net, data, Math.max(STEPS, planned), step -> 0, warm());
    double training = epoch(rehearsal);
    double validation =
        rehearsal.validating().toNanos()
            * (double) Batches.countInOrder(data.validation().size(), trainer.batchSize());
    double all = trainer.epochCount() * (training + validation) + rehearsal.preparing().toNanos();
    return new Estimate(
        net.cost(),
        trainer.epochCount(),
        Duration.ofNanos((long) all),
        trainer.batchSize() * 1e9 * batches / training,
        rehearsal.bytes() + kept(net) + Garbage.keptOf(rehearsal.garbage() * planned));
  }

  /** True once enough was done. */
  private static DoublePredicate warm() {
    long end = System.nanoTime() + WARM.toNanos();
    AtomicInteger done = new AtomicInteger();
    return loss -> done.incrementAndGet() >= STEPS && System.nanoTime() >= end;
  }

  /** Nanoseconds of all steps of an epoch. */
  static double epoch(Rehearsal rehearsal) {
    TreeMap<Integer, List<Rehearsal.Step>> steps =
        rehearsal.steps().stream()
            .collect(groupingBy(Rehearsal.Step::length, TreeMap::new, toList()));
    if (steps.values().stream().anyMatch(some -> some.size() > 1)) {
      steps.values().removeIf(some -> some.size() == 1); // it did nothing but compile
    }
    TreeMap<Integer, Double> typical = new TreeMap<>();
    steps.forEach((length, some) -> typical.put(length, typical(some)));
    return rehearsal.lengths().stream().mapToDouble(length -> step(typical, length)).sum();
  }

  /** Nanoseconds, the median of the later half: the first steps compile and fill caches. */
  private static double typical(List<Rehearsal.Step> steps) {
    List<Long> nanos =
        steps.stream().skip(steps.size() / 2).map(step -> step.time().toNanos()).sorted().toList();
    return nanos.get(nanos.size() / 2);
  }

  /** A length that was not seen takes its part of the next longer one, or of the longest. */
  private static double step(TreeMap<Integer, Double> typical, int length) {
    Map.Entry<Integer, Double> longer = typical.ceilingEntry(length);
    Map.Entry<Integer, Double> known = longer == null ? typical.lastEntry() : longer;
    return known.getValue() * length / known.getKey();
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
