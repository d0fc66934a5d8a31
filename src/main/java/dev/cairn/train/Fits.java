package dev.cairn.train;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One fit at a time in a process: two would fight for the cores. A cell that begins while an
 * interrupted fit still ends its batch waits here. The last run is remembered, since a kernel drops
 * the value of an interrupted cell.
 */
public final class Fits {
  private static final ReentrantLock GATE = new ReentrantLock(true);
  private static final Latest LATEST = new Latest();

  private Fits() {}

  /** Holds the last run; guarded by the gate. */
  private static final class Latest {
    private Optional<Run> run = Optional.empty();
  }

  static Run one(Supplier<Run> fit) {
    enter();
    try {
      Run run = fit.get();
      LATEST.run = Optional.of(run);
      return run;
    } finally {
      GATE.unlock();
    }
  }

  /** The run of the fit that ended last; waits for one that is still going on. */
  public static Optional<Run> last() {
    enter();
    try {
      return LATEST.run;
    } finally {
      GATE.unlock();
    }
  }

  private static void enter() {
    try {
      GATE.lockInterruptibly();
    } catch (InterruptedException e) {
      throw new TrainingException(
          "the running fit to end first",
          "an interruption while waiting for it",
          "fit",
          "interrupt the cell that trains, or wait until it has ended");
    }
  }
}
