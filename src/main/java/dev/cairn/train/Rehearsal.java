package dev.cairn.train;

import dev.cairn.data.Dataset;
import dev.cairn.data.batches.Batches;
import dev.cairn.engine.State;
import dev.cairn.graph.Batch;
import dev.cairn.graph.Program;
import dev.cairn.stack.Net;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.IntToDoubleFunction;

/**
 * The first steps of a training, done for what they show: losses, time and memory. Nothing is kept
 * of the weights.
 *
 * @param steps in order
 * @param preparing time to compile the net
 * @param validating time to run one batch forward, as validation does
 * @param bytes that the process has in memory behind them, natives included
 * @param garbage bytes of Java objects that a typical step leaves behind; 0 where the JVM does not
 *     count them
 * @param interrupted whether the calling thread was interrupted before the last step
 */
public record Rehearsal(
    List<Step> steps,
    Duration preparing,
    Duration validating,
    long bytes,
    long garbage,
    boolean interrupted) {
  /** Of one batch forward. */
  private static final int PASSES = 5;

  /** Copies the list. */
  public Rehearsal {
    steps = List.copyOf(steps);
  }

  /**
   * One step.
   *
   * @param learningRate that it took
   * @param loss of its batch, before it
   * @param time with the wait for its batch
   */
  public record Step(double learningRate, double loss, Duration time) {}

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
      final Duration preparing = since(begun);
      List<Step> steps = new ArrayList<>();
      long allocated = Garbage.allocated();
      boolean over = false;
      for (int epoch = 1; !over; epoch++) {
        try (Batches batches =
            Batches.shuffled(data.train(), trainer.batch(), trainer.seed(), epoch, 0)) {
          while (batches.hasNext() && !over) {
            long before = System.nanoTime();
            double learningRate = rate.applyAsDouble(steps.size());
            double loss = thread.call(session -> session.step(batches.next(), learningRate));
            steps.add(new Step(learningRate, loss, since(before)));
            over = steps.size() >= count || enough.test(loss) || thread.isToStop();
          }
        }
      }
      long garbage = (Garbage.allocated() - allocated) / steps.size();
      Duration validating = validation(thread, net, data, trainer.batch());
      return new Rehearsal(steps, preparing, validating, memory.bytes(), garbage, stop.isAsked());
    }
  }

  /** Typical of some, since the first one compiles. */
  private static Duration validation(SessionThread thread, Net net, Dataset data, int size) {
    return thread.call(
        session -> {
          try (Batches batches = Batches.inOrder(data.validation(), size)) {
            Batch batch = batches.next();
            List<Duration> times = new ArrayList<>();
            for (int pass = 0; pass < PASSES; pass++) {
              long before = System.nanoTime();
              session.forward(batch, List.of(net.graph().output()));
              times.add(since(before));
            }
            Collections.sort(times);
            return times.get(PASSES / 2);
          }
        });
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }
}
