package dev.cairn.show.live;

import dev.cairn.show.page.Html;
import dev.cairn.show.page.Thumbnails;
import dev.cairn.task.Predictions;
import dev.cairn.train.Snapshot;
import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/**
 * What the network says now of the first validation examples. Eight places, filled or not, so that
 * the panel keeps its height.
 */
final class Sample {
  /** Examples that are shown. */
  static final int PLACES = 8;

  private static final int LETTERS = 13;
  private static final String EMPTY = "&nbsp;";

  private Sample() {}

  static String html(Snapshot s) {
    if (SamplePositions.fits(s)) {
      return "<div style=\"margin:4px 0\">" + heading(s) + SamplePositions.html(s) + "</div>";
    }
    boolean pictures = s.unit().equals("images");
    if (isClassification(s) && s.unit().equals("texts")) {
      return "<div style=\"margin:4px 0\">"
          + heading(s)
          + SampleClassifiedTexts.html(s.sample())
          + "</div>";
    }
    return isClassification(s)
        ? "<div style=\"margin:4px 0;line-height:0\">"
            + heading(s)
            + IntStream.range(0, PLACES)
                .mapToObj(place -> place(s.sample(), place, pictures))
                .collect(Collectors.joining())
            + "</div>"
        : "<div style=\"margin:4px 0\">" + heading(s) + SampleNumbers.of(s).html() + "</div>";
  }

  private static boolean isClassification(Snapshot s) {
    return s.sample()
        .map(sample -> sample.table().containsColumn("right"))
        .orElse(first(s).endsWith("accuracy"));
  }

  /** The metric in front, of several heads that of the first, whose predictions are shown. */
  private static String first(Snapshot s) {
    return s.curves().history().metrics().stream().findFirst().orElse("");
  }

  /** The name of the head before the name of the metric; empty where there is one head. */
  private static String head(Snapshot s) {
    int end = first(s).lastIndexOf(' ');
    return end < 0 ? "" : Html.escape("of " + first(s).substring(0, end)) + " ";
  }

  private static String heading(Snapshot s) {
    int epochs = s.curves().history().epochs().size();
    String when = s.sample().isEmpty() ? "come with the first epoch" : "after epoch " + epochs;
    String what =
        SamplePositions.areWritten(s)
            ? "texts that the net writes "
            : "predictions " + head(s) + "for the first validation examples ";
    return "<div style=\"font-size:12px;line-height:22px;opacity:0.8;margin:0\">"
        + what
        + when
        + "</div>";
  }

  private static String place(Optional<Predictions> sample, int place, boolean pictures) {
    if (sample.filter(s -> place < s.table().rowCount()).isEmpty()) {
      return tile(pictures ? card("") : "", EMPTY, EMPTY);
    }
    Predictions shown = sample.get();
    Table row = shown.table();
    return tile(
        pictures ? picture(shown, place, row.stringColumn("actual").get(place)) : "",
        said(row, place),
        truth(row, place));
  }

  /** The predicted class with a mark of right or wrong; without one where nobody knows. */
  static String said(Table row, int place) {
    String predicted = cut(row.stringColumn("predicted").get(place));
    Boolean right = row.booleanColumn("right").get(place);
    return Boolean.FALSE.equals(right)
        ? "<b>✗ " + predicted + "</b>"
        : (Boolean.TRUE.equals(right) ? "✓ " : "") + predicted;
  }

  /** The actual class where the prediction is wrong. */
  static String truth(Table row, int place) {
    return Boolean.FALSE.equals(row.booleanColumn("right").get(place))
        ? "is " + cut(row.stringColumn("actual").get(place))
        : EMPTY;
  }

  private static String picture(Predictions sample, int place, String actual) {
    int example = sample.table().intColumn("example").getInt(place);
    Optional<BufferedImage> image = Thumbnails.of(sample.examples(), example);
    return card(image.map(i -> Thumbnails.html(i, actual)).orElse(""));
  }

  private static String card(String inside) {
    return "<span style=\"display:block;height:52px\">" + inside + "</span>";
  }

  /** Two lines of text below a picture; of fixed height, whatever letters a mark is made of. */
  private static String tile(String picture, String first, String second) {
    String line = "<span style=\"display:block;height:18px;line-height:18px\">%s</span> ";
    return "<span style=\"display:inline-block;width:100px;margin:0 0 6px"
        + " 0;vertical-align:top;text-align:center;white-space:nowrap;font-size:12px\">"
        + picture
        + line.formatted(first)
        + line.formatted(second)
        + "</span>";
  }

  private static String cut(String label) {
    String shown = label.length() <= LETTERS ? label : label.substring(0, LETTERS - 1) + "…";
    return Html.escape(shown);
  }
}
