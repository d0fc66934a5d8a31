package dev.cairn.show.live;

import dev.cairn.show.page.Html;
import dev.cairn.train.Snapshot;

/**
 * The panel as HTML: title, bars or the ending, numbers, curves, predictions, a row an epoch.
 *
 * <p>Every part has the same size in every state of the run at every width of the page, without a
 * number of pixels for the whole: what is still to come is there, but empty. Where a page strips
 * all styles, what remains reads as lines of text, pictures and a table.
 */
final class PanelHtml {
  /** As high as the bars. */
  private static final int STATE = 68;

  /** Pieces of a line, enough for the longest ending. */
  private static final int PIECES = 16;

  /** Takes the room of a text without being one, so that nothing of it is left without styles. */
  private static final String LONGEST_ENDING =
      "<div aria-hidden=\"true\" style=\"grid-area:1/1;visibility:hidden;line-height:0\">"
          + "<span style=\"display:inline-block;width:106px;height:19px\"></span>".repeat(PIECES)
          + "</div>";

  private PanelHtml() {}

  static String of(Snapshot s, Pictures.Drawn pictures) {
    return Html.frame(
        "<section aria-label=\"Training\">",
        Html.title(s.title()),
        state(s),
        Tiles.of(s),
        pictures.html(),
        "<div style=\"overflow-x:auto\">",
        EpochRows.reserved(s.curves().history(), s.progress().epochs()).html(),
        "</div>",
        "</section>");
  }

  /** Bars while training runs; in the same room, the ending afterwards. */
  private static String state(Snapshot s) {
    return "<div style=\"display:grid;min-height:%dpx\">%s<div style=\"grid-area:1/1;align-self:center\">%s</div></div>"
        .formatted(STATE, LONGEST_ENDING, s.ending().map(PanelHtml::ending).orElse(Bars.of(s)));
  }

  /** The first sentence says why training ended, the others what was kept. */
  private static String ending(String text) {
    int end = text.indexOf(". ") + 1;
    int first = end == 0 ? text.length() : end;
    return ("<div role=\"status\" style=\"padding:4px 10px;border-left:4px solid rgb(%s)\">"
            + "<b>%s</b>%s</div>")
        .formatted(
            Html.BLUE, Html.escape(text.substring(0, first)), Html.escape(text.substring(first)));
  }
}
