package dev.cairn.jjava;

import dev.cairn.settings.Settings;
import java.time.Duration;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;

/** Interrupts cells that run longer than they may, and lets go of those that do not end then. */
final class TimeLimit {
  /** For training to end its batch. */
  private static final long GRACE_MILLIS = 30_000;

  private final Optional<Duration> limit;
  private final Timer timer = new Timer("time limit of cells", true);

  TimeLimit(Settings settings) {
    this.limit = settings.time();
  }

  /** Begins to count for a cell; what is returned ends it. */
  Runnable begin(Interruption cell) {
    if (limit.isEmpty()) {
      return () -> {};
    }
    var end =
        new TimerTask() {
          @Override
          public void run() {
            cell.timeIsUp(limit.get());
          }
        };
    timer.schedule(end, limit.get().toMillis(), GRACE_MILLIS);
    return end::cancel;
  }
}
