package dev.cairn.show.live;

import dev.cairn.show.page.Html;
import dev.cairn.show.page.Numbers;
import dev.cairn.train.Snapshot;

/** The two bars of a running training: all of it, and the epoch at hand. */
final class Bars {
  private Bars() {}

  static String of(Snapshot s) {
    Snapshot.Progress at = s.progress();
    String epochs = "epoch %s of %s".formatted(grouped(at.epoch()), grouped(at.epochs()));
    return bar(epochs, "all epochs", at.share(), Html.BLUE) + second(s);
  }

  private static String second(Snapshot s) {
    Snapshot.Progress at = s.progress();
    return switch (s.phase()) {
      case PREPARING -> bar("preparing the engine", "this epoch", 0, Html.GREEN);
      case VALIDATING -> bar("validating", "this epoch", 1, Html.ORANGE);
      case TRAINING, ENDED ->
          bar(
              "batch %s of %s".formatted(grouped(at.batch()), grouped(at.batches())),
              "this epoch",
              at.epochShare(),
              Html.GREEN);
    };
  }

  private static String grouped(int number) {
    return Numbers.grouped(number);
  }

  /** In a narrow page the words stand above their bar. */
  private static String bar(String words, String what, double share, String rgb) {
    double percent = 100 * Math.min(1, Math.max(0, share));
    return ("<div style=\"display:flex;flex-wrap:wrap;align-items:center;gap:2px 12px;"
            + "padding:5px 0;line-height:20px\">"
            + "<span style=\"flex:0 0 150px;white-space:nowrap\">%s</span>"
            + "<div role=\"progressbar\" aria-label=\"%s\" aria-valuemin=\"0\" aria-valuemax=\"100\""
            + " aria-valuenow=\"%d\" aria-valuetext=\"%s\" style=\"flex:1 1 180px;height:12px;"
            + "border-radius:6px;overflow:hidden;background-color:rgba(128,128,128,0.25)\">"
            + "<div style=\"width:%s%%;height:12px;background-color:rgb(%s)\"></div></div></div>\n")
        .formatted(words, what, Math.round(percent), words, Numbers.fixed(percent, 1), rgb);
  }
}
