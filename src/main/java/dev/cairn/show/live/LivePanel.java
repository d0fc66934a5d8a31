package dev.cairn.show.live;

import dev.cairn.host.LiveDisplay;
import dev.cairn.train.ProgressView;
import dev.cairn.train.Snapshot;
import java.util.function.LongSupplier;

/**
 * The live panel of one run in a notebook: one display that is updated at most four times a second,
 * and always when the phase or the epoch changes. The last state stays in the saved notebook.
 */
public final class LivePanel implements ProgressView {
  private static final long PAUSE_NANOS = 250_000_000L;

  private final LiveDisplay display;
  private final LongSupplier nanos;
  private final Panel panel;
  private String stage = "";
  private long shownAt;

  /** A panel for a run that begins now, on a display of the cell that runs now. */
  public LivePanel(LiveDisplay display) {
    this(display, System::nanoTime);
  }

  /** With a clock of nanoseconds. */
  LivePanel(LiveDisplay display, LongSupplier nanos) {
    this.display = display;
    this.nanos = nanos;
    this.panel = new Panel(nanos);
  }

  @Override
  public void update(Snapshot snapshot) {
    String now = snapshot.phase() + " " + snapshot.progress().epoch();
    if (now.equals(stage) && nanos.getAsLong() - shownAt < PAUSE_NANOS) {
      return;
    }
    stage = now;
    shownAt = nanos.getAsLong();
    display.show(panel.render(snapshot));
  }
}
