package dev.cairn.show.live;

import dev.cairn.show.page.Html;
import dev.cairn.show.page.Numbers;
import dev.cairn.show.page.Picture;
import dev.cairn.train.History;
import dev.cairn.train.ProgressText;
import dev.cairn.train.Snapshot;

/** The panel as HTML: title, bars, numbers, curves, a row an epoch. */
final class PanelHtml {
  private static final int ROW = 25;
  private static final int ROWS = 8;

  private PanelHtml() {}

  static String of(Snapshot s, Picture curves) {
    return Html.frame(Html.title(s.title()), progress(s), curves.html(), epochs(s));
  }

  /** Bars while training runs; in the same room, the ending afterwards. */
  private static String progress(Snapshot s) {
    String inside =
        s.ending().isPresent()
            ? "<div style=\"padding:6px 10px;border-left:4px solid rgb(%s)\">%s</div>%s"
                .formatted(Html.BLUE, Html.escape(s.ending().get()), numbers(ended(s)))
            : bars(s) + numbers(running(s));
    return "<div style=\"min-height:84px\">" + inside + "</div>";
  }

  private static String bars(Snapshot s) {
    Snapshot.Progress at = s.progress();
    return "<table style=\"margin:0;width:100%%;max-width:600px;table-layout:fixed\">%s%s</table>"
        .formatted(
            bar("epoch", at.epoch(), at.epochs(), at.share(), Html.BLUE),
            s.phase() == Snapshot.Phase.VALIDATING
                ? bar("validating", at.batches(), at.batches(), 1, Html.ORANGE)
                : bar("batch", at.batch(), at.batches(), at.epochShare(), Html.GREEN));
  }

  private static String bar(String what, int done, int of, double share, String rgb) {
    return ("<tr style=\"background:none\"><td align=\"left\" style=\"text-align:left;width:150px;white-space:nowrap\">"
            + "%s %s of %s</td><td>%s</td></tr>")
        .formatted(what, Numbers.grouped(done), Numbers.grouped(of), Html.bar(share, "100%", rgb));
  }

  private static String running(Snapshot s) {
    if (s.phase() == Snapshot.Phase.PREPARING) {
      return "preparing the engine";
    }
    return "%s %s/s · %s left · %s elapsed · learning rate %s · loss %s"
        .formatted(
            Numbers.grouped(Math.round(s.pace().examplesPerSecond())),
            s.unit(),
            ProgressText.clock(s.pace().remaining()),
            ProgressText.clock(s.pace().elapsed()),
            Numbers.significant(s.learningRate()),
            Double.isNaN(s.loss()) ? "–" : Numbers.fixed(s.loss(), 4));
  }

  private static String ended(Snapshot s) {
    return "%s %s/s in training"
        .formatted(
            Numbers.grouped(Math.round(s.pace().examplesPerSecond())), Html.escape(s.unit()));
  }

  private static String numbers(String text) {
    return "<div style=\"margin:6px 0;font-variant-numeric:tabular-nums\">"
        + Html.escape(text)
        + "</div>";
  }

  /** Room for all planned epochs, up to eight rows; more of them scroll, the last in sight. */
  private static String epochs(Snapshot s) {
    History history = s.curves().history();
    int rows = 1 + Math.min(ROWS, Math.max(s.progress().epochs(), history.epochs().size()));
    return ("<div style=\"height:%dpx;overflow:auto;display:flex;flex-direction:column-reverse\">"
            + "<div style=\"margin-bottom:auto\">%s</div></div>")
        .formatted(16 + ROW * rows, Epochs.of(history).html());
  }
}
