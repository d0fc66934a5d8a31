package dev.cairn.train;

import dev.cairn.data.Dataset;
import dev.cairn.data.batches.Batches;
import dev.cairn.data.batches.Buckets;
import dev.cairn.engine.Session;
import dev.cairn.engine.State;
import dev.cairn.graph.Batch;
import dev.cairn.graph.Program;
import dev.cairn.stack.Net;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.function.IntToDoubleFunction;

/**
 * The first steps of a training, done for what they show: losses, time and memory. Nothing is kept
 * of the weights.
 *
 * @param steps in order
 * @param lengths numbers of one input in each batch of an epoch: fewer than a row of the data set
 *     has where a batch of texts is short
 * @param preparing time to compile the net
 * @param validating time to run one batch forward, as validation does; the mean of its batches
 * @param bytes that the process has in memory behind them, natives included
 * @param garbage bytes of Java objects that a typical step leaves behind; 0 where the JVM does not
 *     count them
 * @param interrupted whether the calling thread was interrupted before the last step
 */
public record Rehearsal(
    List<Step> steps,
    List<Integer> lengths,
    Duration preparing,
    Duration validating,
    long bytes,
    long garbage,
    boolean interrupted) {
  /** Of one batch forward. */
  private static final int PASSES = 5;

  /** Copies the lists. */
  public Rehearsal {
    steps = List.copyOf(steps);
    lengths = List.copyOf(lengths);
  }

  /**
   * One step.
   *
   * @param learningRate that it took
   * @param loss of its batch, before it
   * @param length numbers of one input of its batch
   * @param time with the wait for its batch
   */
  public record Step(double learningRate, double loss, int length, Duration time) {}

  /**
   * Does some steps as {@link Trainer#fit} would begin.
   *
   * @param count of steps
   * @param rate learning rate of each, counted from 0
   * @param enough asked with each loss: true ends them
   */
  static Rehearsal of(
      Trainer trainer,
      Net net,
      Dataset data,
      int count,
      IntToDoubleFunction rate,
      DoublePredicate enough) {
    Program program = new Program(net.graph(), net.loss(), trainer.update(net.graph()));
    State start = trainer.first(net.graph(), net.vectors());
    StopRequest stop = new StopRequest();
    ResidentMemory memory = new ResidentMemory(System::nanoTime);
    long begun = System.nanoTime();
    try (SessionThread thread =
        new SessionThread(trainer.engine(), program, start, trainer.device(), stop)) {
      Grouping grouping = thread.call(session -> Grouping.of(trainer, net.graph(), data));
      final Duration preparing = since(begun);
      List<Integer> lengths = List.of();
      List<Step> steps = new ArrayList<>();
      long allocated = Garbage.allocated();
      boolean over = false;
      for (int epoch = 1; !over; epoch++) {
        try (Batches batches =
            Batches.shuffled(
                data.train(), trainer.batch(), trainer.seed(), epoch, 0, grouping.training())) {
          lengths = epoch == 1 ? batches.lengths() : lengths;
          while (batches.hasNext() && !over) {
            double learningRate = rate.applyAsDouble(steps.size());
            Step step = thread.call(session -> step(session, batches, learningRate));
            steps.add(step);
            over = steps.size() >= count || enough.test(step.loss()) || thread.isToStop();
          }
        }
      }
      long garbage = (Garbage.allocated() - allocated) / steps.size();
      Duration validating =
          thread.call(session -> validation(session, net, data, trainer, grouping.validation()));
      return new Rehearsal(
          steps, lengths, preparing, validating, memory.bytes(), garbage, stop.isAsked());
    }
  }

  private static Step step(Session session, Batches batches, double learningRate) {
    long before = System.nanoTime();
    Batch batch = batches.next();
    int length = batch.inputShape().elements();
    double loss = session.step(batch, learningRate);
    return new Step(learningRate, loss, length, since(before));
  }

  /** Each length is timed once, and counts as often as it comes. */
  private static Duration validation(
      Session session, Net net, Dataset data, Trainer trainer, Buckets buckets) {
    try (Batches batches = Batches.byLength(data.validation(), trainer.batch(), buckets)) {
      Map<Integer, Duration> times = new HashMap<>();
      Duration sum = Duration.ZERO;
      int done = 0;
      do {
        Batch batch = batches.next();
        int length = batch.inputShape().elements();
        sum = sum.plus(times.computeIfAbsent(length, l -> forward(session, net, batch)));
        done++;
      } while (batches.hasNext() && !buckets.isNone());
      return sum.dividedBy(done);
    }
  }

  /** Typical of some, since the first one compiles. */
  private static Duration forward(Session session, Net net, Batch batch) {
    List<Duration> times = new ArrayList<>();
    for (int pass = 0; pass < PASSES; pass++) {
      long before = System.nanoTime();
      session.forward(batch, List.of(net.graph().output()));
      times.add(since(before));
    }
    Collections.sort(times);
    return times.get(PASSES / 2);
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }
}
