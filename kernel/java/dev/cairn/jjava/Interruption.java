package dev.cairn.jjava;

import java.time.Duration;

/**
 * How a cell is ended before it is done.
 *
 * <p>JJava lets go of a cell at once when it is interrupted, and the variable that the cell assigns
 * gets its value some time later: the next cell would find null in it, and the front end would take
 * the cell for ended while its training is not. Here, a cell that is in Cairn's code is only told:
 * the code looks at its flag, training ends with the running batch, the variable is assigned, and
 * then the cell ends as interrupted. A cell in any other code is told and let go of at once. A
 * second interrupt lets go of every cell.
 */
final class Interruption {
  private static final long PAUSE_MILLIS = 50;

  /** For a statement to end after Cairn's code has ended in it: half a second. */
  private static final int PATIENCE = 10;

  /** A flag that somebody swallowed is set again each second. */
  private static final int AGAIN = 20;

  private final CellThread thread;

  /** Guarded by this, as is the next. */
  private boolean told;

  private boolean over;

  private String reason = "Interrupted: the cell ended here. What it assigned can be used.";

  Interruption(CellThread thread) {
    this.thread = thread;
  }

  synchronized boolean isTold() {
    return told;
  }

  synchronized void cellHasEnded() {
    over = true;
  }

  /** What the reader of the notebook is told. */
  synchronized String reason() {
    return reason;
  }

  /** Ends the cell because it takes longer than it may. */
  synchronized void timeIsUp(Duration limit) {
    if (!told) {
      reason =
          "Interrupted: a cell may run for %d s here (CAIRN_TIME_LIMIT). What it assigned can be used."
              .formatted(limit.toSeconds());
    }
    tell();
  }

  synchronized void tell() {
    if (told) {
      thread.letGo();
      return;
    }
    told = true;
    var chase = new Thread(this::chase, "interrupt of a cell");
    chase.setDaemon(true);
    chase.start();
  }

  /** Goes on until the cell has ended: one statement of it may be about to begin. */
  private void chase() {
    int within = 0;
    int outside = 0;
    boolean wasWithin = false;
    try {
      while (true) {
        synchronized (this) {
          if (over) {
            return;
          }
          CellFrames frames = CellFrames.of(thread.stack());
          wasWithin |= frames == CellFrames.CAIRN || frames == CellFrames.CELL_WITHIN_CAIRN;
          switch (frames) {
            case IDLE -> {}
            case CAIRN -> {
              if (within++ % AGAIN == 0) {
                thread.tell();
              }
              outside = 0;
            }
            case CELL_WITHIN_CAIRN, OTHER -> {
              within = 0;
              if (++outside > (wasWithin ? PATIENCE : 0)) {
                thread.letGo();
              }
            }
          }
        }
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
