package dev.cairn.train;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The trainings of a process. One cell fits at a time, since two would fight for the cores: a cell
 * that begins while an interrupted fit still ends its batch waits here. Jobs in the background run
 * beside it, but no training runs twice. The last run is remembered, since a kernel drops the value
 * of an interrupted cell.
 */
public final class Fits {
  private static final ReentrantLock GATE = new ReentrantLock(true);
  private static final RunningFits RUNNING = new RunningFits();
  private static final AtomicReference<@Nullable Run> LATEST = new AtomicReference<>();

  private Fits() {}

  /** Trains while the calling thread waits. */
  static Run inFront(Trainer trainer, Lesson lesson, Optional<Checkpoint> from) {
    StopRequest stop = new StopRequest();
    RunningFits.Entry entry = entry(trainer, lesson, stop);
    RUNNING.enter(entry);
    try {
      pass();
      try {
        return kept(new Fit(trainer, lesson, from, trainer.view(), stop, false).run());
      } finally {
        GATE.unlock();
      }
    } finally {
      RUNNING.leave(entry);
    }
  }

  /** Does other work on an engine while the calling thread waits; not beside a cell's training. */
  static <T> T alone(Supplier<T> work) {
    pass();
    try {
      return work.get();
    } finally {
      GATE.unlock();
    }
  }

  /** Trains on a thread of its own. */
  static Job inBackground(Trainer trainer, Lesson lesson, Optional<Checkpoint> from) {
    StopRequest stop = new StopRequest();
    RunningFits.Entry entry = entry(trainer, lesson, stop);
    RUNNING.enter(entry);
    try {
      Job job = new Job(stop, trainer.view());
      Fit fit = new Fit(trainer, lesson, from, job.view(), stop, true);
      job.start(() -> kept(fit.run()), () -> RUNNING.leave(entry));
      return job;
    } catch (RuntimeException | Error failed) {
      RUNNING.leave(entry);
      throw failed;
    }
  }

  private static RunningFits.Entry entry(Trainer trainer, Lesson lesson, StopRequest stop) {
    trainer.feed().check(lesson);
    return new RunningFits.Entry(lesson, trainer.toString(), ProgressViews.cell(), stop);
  }

  private static Run kept(Run run) {
    LATEST.set(run);
    return run;
  }

  /**
   * The run of the training that ended last, in a cell or in the background; waits for a cell's
   * training that is still going on.
   */
  public static Optional<Run> last() {
    pass();
    try {
      return Optional.ofNullable(LATEST.get());
    } finally {
      GATE.unlock();
    }
  }

  private static void pass() {
    try {
      GATE.lockInterruptibly();
    } catch (InterruptedException e) {
      throw interruptedWhileWaiting();
    }
  }

  static TrainingException interruptedWhileWaiting() {
    return new TrainingException(
        "the running fit to end first",
        "an interruption while waiting for it",
        "fit",
        "interrupt the cell that trains, or wait until it has ended");
  }
}
