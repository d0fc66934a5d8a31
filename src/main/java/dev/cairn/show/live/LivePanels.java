package dev.cairn.show.live;

import dev.cairn.host.Host;
import dev.cairn.host.Shown;
import dev.cairn.train.ProgressView;
import dev.cairn.train.Snapshot;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The live panels of one host. They share a thread that draws, so that training does not wait for
 * pictures, and a budget of bytes, so that many panels are no more than a page can take.
 */
public final class LivePanels {
  private final Host host;
  private final Drawing drawing;
  private final Supplier<Function<Snapshot, Shown>> looks;
  private final Traffic traffic;

  /** Panels in the cells of a host. */
  public LivePanels(Host host) {
    this(host, new DrawingThread(), () -> new Panel()::render);
  }

  LivePanels(Host host, Drawing drawing, Supplier<Function<Snapshot, Shown>> looks) {
    this.host = host;
    this.drawing = drawing;
    this.looks = looks;
    this.traffic = new Traffic(drawing::nanos);
  }

  /** A panel for a run that begins now, in the cell that runs now. */
  public ProgressView next() {
    return new LivePanel(host.live(), looks.get(), drawing, traffic);
  }
}
