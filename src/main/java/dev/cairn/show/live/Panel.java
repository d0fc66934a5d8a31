package dev.cairn.show.live;

import dev.cairn.host.Shown;
import dev.cairn.show.chart.Charts;
import dev.cairn.show.page.Grid;
import dev.cairn.show.page.Picture;
import dev.cairn.train.Curves;
import dev.cairn.train.ProgressText;
import dev.cairn.train.Snapshot;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The live panel of one run. Its bars and numbers are cheap; its chart is drawn again only when
 * there are new points, and at most every two seconds. Used by one thread.
 */
public final class Panel {
  private static final long CHART_NANOS = 2_000_000_000L;
  private final LongSupplier nanos;
  private Optional<Picture> chart = Optional.empty();
  private Optional<Curves> drawn = Optional.empty();
  private long drawnAt;

  /** A panel for a run that begins now. */
  public Panel() {
    this(System::nanoTime);
  }

  /** A panel with a clock of nanoseconds. */
  Panel(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /**
   * The panel at an instant: text whose first line is {@link ProgressText#line}, HTML of the same
   * height all along, and with the last snapshot of a run also the curves as PNG.
   */
  public Shown render(Snapshot snapshot) {
    try {
      boolean ended = snapshot.ending().isPresent();
      Picture picture = chart(snapshot, ended);
      return Shown.of(
          plain(snapshot),
          PanelHtml.of(snapshot, picture),
          ended ? picture.png() : Optional.empty());
    } catch (Throwable t) {
      return Shown.text(ProgressText.line(snapshot));
    }
  }

  private static String plain(Snapshot snapshot) {
    String line = ProgressText.line(snapshot);
    return snapshot.curves().history().epochs().isEmpty()
        ? line
        : line + "\n" + Epochs.of(snapshot.curves().history()).text();
  }

  private Picture chart(Snapshot snapshot, boolean ended) {
    Curves curves = snapshot.curves();
    boolean news = drawn.filter(curves::equals).isEmpty();
    boolean due = chart.isEmpty() || ended || nanos.getAsLong() - drawnAt >= CHART_NANOS;
    if (chart.isEmpty() || (news && due)) {
      chart = Optional.of(draw(curves, snapshot.progress().epochs()));
      drawn = Optional.of(curves);
      drawnAt = nanos.getAsLong();
    }
    return chart.orElseThrow();
  }

  /** The charts of a run side by side. */
  public static Picture draw(Curves curves, int epochs) {
    return Charts.row(alt(curves), Charts.curves(curves, epochs));
  }

  private static String alt(Curves curves) {
    int epochs = curves.history().epochs().size();
    return epochs == 0
        ? "Learning curves: no finished epoch yet"
        : "Learning curves after "
            + Grid.plural(epochs, "epoch")
            + ": "
            + ProgressText.epoch(curves.history(), curves.history().epochs().get(epochs - 1));
  }
}
