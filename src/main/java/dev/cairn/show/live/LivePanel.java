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

  /** What an update takes with curves; reserved before it is drawn, and settled afterwards. */
  private static final long TYPICAL_BYTES = 50_000;

  /** The last state waits for its bytes, but no longer than a reader would. */
  private static final long PATIENCE_NANOS = 2_000_000_000L;

  private final LiveDisplay display;
  private final Function<Snapshot, Shown> panel;
  private final Drawing drawing;
  private final Traffic traffic;
  private final AtomicReference<Optional<Snapshot>> latest =
      new AtomicReference<>(Optional.empty());
  private volatile long nextAt;
  private long size;
  private boolean closed;

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
      drawing.later(nextAt - drawing.nanos(), this::ask);
    }
  }

  /** Takes a place in the queue of all panels. */
  private synchronized void ask() {
    long bytes = Math.max(TYPICAL_BYTES, size);
    drawing.later(traffic.reserve(bytes), () -> draw(bytes));
  }

  private synchronized void draw(long reserved) {
    Optional<Snapshot> snapshot = latest.getAndSet(Optional.empty());
    if (closed || snapshot.isEmpty()) {
      traffic.settle(-reserved);
      return;
    }
    safely(
        () -> {
          Shown shown = panel.apply(snapshot.get());
          size = Traffic.bytes(shown);
          traffic.settle(size - reserved);
          nextAt = drawing.nanos() + PAUSE_NANOS;
          display.show(shown);
        });
  }

  private synchronized void end(Snapshot last) {
    if (!closed) {
      safely(
          () -> {
            Shown shown = panel.apply(last);
            drawing.await(Math.min(PATIENCE_NANOS, traffic.reserve(Traffic.bytes(shown))));
            display.show(shown);
          });
    }
    closed = true;
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
