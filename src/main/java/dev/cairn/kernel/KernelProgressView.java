package dev.cairn.kernel;

import dev.cairn.show.Panel;
import dev.cairn.train.ProgressView;
import dev.cairn.train.Snapshot;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * The live panel of one run in a notebook: one display that is updated at most four times a second,
 * and always when the phase or the epoch changes. The last state stays in the saved notebook.
 */
final class KernelProgressView implements ProgressView {
  private static final long PAUSE_NANOS = 250_000_000L;

  private final CellOutput output;
  private final LongSupplier nanos;
  private final String id = "cairn-" + UUID.randomUUID();
  private final Panel panel = new Panel();
  private String stage = "";
  private long shownAt;

  /** A view for a run that begins now, in the cell that runs now. */
  KernelProgressView(CellOutput output) {
    this(output, System::nanoTime);
  }

  /** With a clock of nanoseconds. */
  KernelProgressView(CellOutput output, LongSupplier nanos) {
    this.output = output;
    this.nanos = nanos;
  }

  @Override
  public void update(Snapshot snapshot) {
    String now = snapshot.phase() + " " + snapshot.progress().epoch();
    boolean first = stage.isEmpty();
    if (now.equals(stage) && nanos.getAsLong() - shownAt < PAUSE_NANOS) {
      return;
    }
    stage = now;
    shownAt = nanos.getAsLong();
    var data = Bundles.of(panel.render(snapshot));
    data.putTransientData("display_id", id);
    if (first) {
      output.display(data);
    } else {
      output.update(data);
    }
  }
}
