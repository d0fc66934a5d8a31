package dev.cairn.show.live;

import dev.cairn.host.Shown;
import dev.cairn.show.chart.Charts;
import dev.cairn.show.page.Picture;
import dev.cairn.train.Curves;
import dev.cairn.train.ProgressText;
import dev.cairn.train.Snapshot;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The live panel of one run as text, HTML and, at the end, a picture. Its bars and numbers are
 * cheap; its pictures are drawn seldom. Used by one thread at a time.
 */
public final class Panel {
  private final Pictures pictures;

  /** A panel for a run that begins now. */
  public Panel() {
    this(System::nanoTime);
  }

  /** A panel with a clock of nanoseconds. */
  Panel(LongSupplier nanos) {
    this.pictures = new Pictures(nanos);
  }

  /**
   * The panel at an instant: text whose first line is {@link ProgressText#line}, HTML of the same
   * height all along, and with the last snapshot of a run also the curves as PNG.
   */
  public Shown render(Snapshot snapshot) {
    try {
      String html = PanelHtml.of(snapshot, pictures.of(snapshot));
      Optional<byte[]> png =
          snapshot.ending().isPresent()
              ? draw(snapshot.curves(), snapshot.progress().epochs()).png()
              : Optional.empty();
      return Shown.of(plain(snapshot), html, png);
    } catch (Throwable t) {
      return Shown.text(ProgressText.line(snapshot));
    }
  }

  private static String plain(Snapshot snapshot) {
    String line = ProgressText.line(snapshot);
    return snapshot.curves().history().epochs().isEmpty()
        ? line
        : line + "\n" + EpochRows.of(snapshot.curves().history()).text();
  }

  /** The charts of a run side by side. */
  public static Picture draw(Curves curves, int epochs) {
    return Charts.row(
        "Learning curves: " + Pictures.state(curves.history()), Charts.curves(curves, epochs));
  }
}
