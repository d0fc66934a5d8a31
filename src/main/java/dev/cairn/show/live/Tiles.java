package dev.cairn.show.live;

import dev.cairn.show.page.Html;
import dev.cairn.show.page.Numbers;
import dev.cairn.train.ProgressText;
import dev.cairn.train.Snapshot;
import java.util.Locale;

/** Six numbers in a row, as many in every state of a run. */
final class Tiles {
  private static final String NONE = "–";
  private static final double MEGA = 1e6;

  private Tiles() {}

  static String of(Snapshot s) {
    return "<div style=\"display:flex;flex-wrap:wrap;gap:4px 6px;margin:4px 0\">"
        + tile(speed(s), s.unit() + "/s")
        + (s.ending().isPresent() ? epochs(s) : tile(left(s), "left"))
        + tile(ProgressText.clock(s.pace().elapsed()), "elapsed")
        + tile(begun(s) ? Numbers.significant(s.learningRate()) : NONE, "learning rate")
        + tile(Double.isNaN(s.loss()) ? NONE : Numbers.fixed(s.loss(), 4), "loss")
        + tile(memory(s.memoryBytes()), "memory")
        + "</div>";
  }

  private static boolean begun(Snapshot s) {
    return s.pace().examplesPerSecond() > 0;
  }

  private static String speed(Snapshot s) {
    return begun(s) ? Numbers.grouped(Math.round(s.pace().examplesPerSecond())) : NONE;
  }

  private static String left(Snapshot s) {
    return begun(s) ? ProgressText.clock(s.pace().remaining()) : NONE;
  }

  private static String epochs(Snapshot s) {
    String done = Numbers.grouped(s.curves().history().epochs().size());
    return tile(done + " of " + Numbers.grouped(s.progress().epochs()), "epochs");
  }

  /** For example {@code 812 MB}, {@code 1.35 GB}. */
  static String memory(long bytes) {
    double mega = bytes / MEGA;
    return mega < 1000
        ? String.format(Locale.ROOT, "%.0f MB", mega)
        : String.format(Locale.ROOT, "%.2f GB", mega / 1000);
  }

  private static String tile(String value, String what) {
    return ("<span style=\"flex:1 0 102px;min-width:0;max-width:140px;"
            + "white-space:nowrap;font-variant-numeric:tabular-nums\">"
            + "<b style=\"display:block;font-size:18px;line-height:24px\">%s</b> "
            + "<span style=\"display:block;font-size:12px;line-height:16px;opacity:0.8\">%s</span>"
            + "</span>\n")
        .formatted(value, Html.escape(what));
  }
}
