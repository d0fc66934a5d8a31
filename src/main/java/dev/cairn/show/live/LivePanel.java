package dev.cairn.show.live;

import dev.cairn.host.LiveDisplay;
import dev.cairn.host.Shown;
import dev.cairn.train.ProgressView;
import dev.cairn.train.Snapshot;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * The live panel of one run in a notebook: one display that changes at most four times a second,
 * drawn on another thread than the one that trains. Snapshots that come quicker are dropped, the
 * newest is kept. The last one is shown before {@link #update} returns, and stays in the notebook.
 */
final class LivePanel implements ProgressView {
  private static final long PAUSE_NANOS = 250_000_000L;

  /** What an update takes with curves: nothing is drawn before there is room for it. */
  private static final long TYPICAL_BYTES = 50_000;

  /** The last state waits for its bytes, but no longer than a reader would. */
  private static final long PATIENCE_NANOS = 10_000_000_000L;

  private final LiveDisplay display;
  private final Function<Snapshot, Shown> panel;
  private final Drawing drawing;
  private final Traffic traffic;
  private final AtomicReference<Optional<Snapshot>> latest =
      new AtomicReference<>(Optional.empty());
  private volatile long nextAt;
  private long size;
  private volatile boolean closed;

  LivePanel(
      LiveDisplay display, Function<Snapshot, Shown> panel, Drawing drawing, Traffic traffic) {
    this.display = display;
    this.panel = panel;
    this.drawing = drawing;
    this.traffic = traffic;
    this.nextAt = drawing.nanos();
  }

  @Override
  public void update(Snapshot snapshot) {
    if (snapshot.ending().isPresent()) {
      end(snapshot);
    } else if (latest.getAndSet(Optional.of(snapshot)).isEmpty()) {
      drawing.later(nextAt - drawing.nanos(), this::draw);
    }
  }

  private synchronized void draw() {
    long wait = traffic.room(Math.max(TYPICAL_BYTES, size), false);
    if (closed || wait > 0) {
      again(wait);
      return;
    }
    Optional<Snapshot> snapshot = latest.getAndSet(Optional.empty());
    safely(() -> snapshot.ifPresent(this::show));
  }

  private void show(Snapshot snapshot) {
    Shown shown = panel.apply(snapshot);
    size = Traffic.bytes(shown);
    long wait = traffic.take(size, false);
    if (wait == 0) {
      nextAt = drawing.nanos() + PAUSE_NANOS;
      display.show(shown);
    } else if (latest.compareAndSet(Optional.empty(), Optional.of(snapshot))) {
      // Another panel was quicker.
      again(wait);
    }
  }

  private void again(long wait) {
    if (!closed) {
      drawing.later(wait, this::draw);
    }
  }

  private void end(Snapshot last) {
    synchronized (this) {
      if (closed) {
        return;
      }
      // What is still to be drawn is old now.
      closed = true;
    }
    safely(
        () -> {
          Shown shown = panel.apply(last);
          long patience = drawing.nanos() + PATIENCE_NANOS;
          for (long wait = 1; wait > 0 && drawing.nanos() < patience; ) {
            wait = traffic.take(Traffic.bytes(shown), true);
            drawing.await(wait);
          }
          display.show(shown);
        });
  }

  /** A display that fails, because its kernel is gone for example, is left alone from then on. */
  private void safely(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | Error broken) {
      closed = true;
    }
  }
}
