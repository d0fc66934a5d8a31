package dev.cairn.show;

import dev.cairn.graph.OneLine;
import dev.cairn.host.Shown;
import dev.cairn.insight.TextAttribution;
import dev.cairn.insight.TextAttributions;
import dev.cairn.show.page.Grid;
import dev.cairn.show.page.Html;
import dev.cairn.show.page.HtmlTable;
import dev.cairn.show.page.Numbers;
import dev.cairn.show.page.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Texts, whose parts are shaded by how much they speak for a class or against it. */
final class ShadedTextsLook {
  private static final int EXAMPLES = 12;
  private static final int PARTS = 300;
  private static final int LISTED = 5;
  private static final int CELLS = 20;

  /** The deepest shade, on which black and white letters can be read. */
  private static final double DEEPEST = 0.6;

  /** A text whose parts all matter less than this has only light shades. */
  private static final double LEAST = 0.001;

  /** Parts that matter less than this share of the one that matters most have no shade. */
  private static final double SEEN = 0.05;

  /** Seen without colours too. */
  private static final String UNDERLINED = ";text-decoration:underline dotted";

  private ShadedTextsLook() {}

  static Shown of(TextAttributions texts) {
    List<TextAttribution> shown = texts.all().subList(0, Math.min(EXAMPLES, texts.all().size()));
    int hidden = texts.all().size() - shown.size();
    return Shown.of(plain(texts, shown, hidden), html(texts, shown, hidden));
  }

  private static String plain(TextAttributions texts, List<TextAttribution> shown, int hidden) {
    List<String> lines = new ArrayList<>(List.of(texts.toString()));
    for (TextAttribution each : shown) {
      lines.add(
          "example %d: %s, probability %s"
              .formatted(
                  each.example(),
                  Words.isolated(OneLine.of(each.name())),
                  Numbers.fixed(each.probability(), 3)));
      lines.add("  for it:      " + listed(each.supporting()));
      lines.add("  against it:  " + listed(each.opposing()));
      if (each.unread() > 0) {
        lines.add("  " + unread(texts, each));
      }
    }
    if (hidden > 0) {
      lines.add("… and " + Grid.plural(hidden, "more text"));
    }
    return String.join("\n", lines);
  }

  private static String listed(List<TextAttribution.Part> parts) {
    return parts.isEmpty()
        ? "nothing"
        : parts.stream()
            .limit(LISTED)
            .map(part -> name(part.text()) + " " + signed(part.contribution()))
            .collect(Collectors.joining(", "));
  }

  /** A space alone would not be seen. */
  private static String name(String text) {
    String seen = text.isBlank() ? text.replace(' ', '␠') : text.strip();
    return Words.isolated(Words.cut(OneLine.of(seen), CELLS));
  }

  private static String signed(double value) {
    return String.format(Locale.ROOT, "%+.3f", value);
  }

  private static String unread(TextAttributions texts, TextAttribution each) {
    return "the net read no further, %s %s are left"
        .formatted(Numbers.grouped(each.unread()), texts.read());
  }

  private static String html(TextAttributions texts, List<TextAttribution> shown, int hidden) {
    HtmlTable table =
        new HtmlTable(
            List.of(
                new Grid.Column("example", true),
                new Grid.Column("class", false),
                new Grid.Column("probability", true),
                new Grid.Column("deepest shade", true),
                new Grid.Column("text", false)));
    for (TextAttribution each : shown) {
      table.row(
          List.of(
              String.valueOf(each.example()),
              Html.escape(OneLine.of(each.name())),
              Numbers.fixed(each.probability(), 3),
              Numbers.fixed(Math.max(each.largest(), LEAST), 3),
              text(texts, each)),
          false);
    }
    return Html.frame(
        Html.title(texts.toString()),
        "<div>%s %s</div>"
            .formatted(
                shaded("speaks for the class", "", Html.BLUE, DEEPEST, ""),
                shaded("speaks against it", "", Html.ORANGE, DEEPEST, UNDERLINED)),
        table.toString(),
        hidden > 0 ? Html.note("… and " + Grid.plural(hidden, "more text")) : "");
  }

  private static String text(TextAttributions texts, TextAttribution each) {
    StringBuilder html = new StringBuilder();
    double scale = Math.max(each.largest(), LEAST);
    int count = Math.min(PARTS, each.parts().size());
    for (TextAttribution.Part part : each.parts().subList(0, count)) {
      html.append(Html.escape(OneLine.of(part.gap())));
      double share = Math.abs(part.contribution()) / scale;
      boolean isFor = part.contribution() > 0;
      String words = OneLine.of(part.text());
      html.append(
          share < SEEN
              ? Html.escape(words)
              : shaded(
                  words,
                  signed(part.contribution()),
                  isFor ? Html.BLUE : Html.ORANGE,
                  DEEPEST * share,
                  isFor ? "" : UNDERLINED));
    }
    int more = each.parts().size() - count;
    return "<span dir=\"auto\" style=\"display:inline-block;white-space:pre-wrap;min-width:300px;max-width:560px\">"
        + html
        + "</span>"
        + (more > 0
            ? Html.note("… and %s more %s".formatted(Numbers.grouped(more), texts.unit()))
            : "")
        + (each.unread() > 0 ? Html.note(unread(texts, each)) : "");
  }

  /** Only the ground is coloured, without a border, so that joined letters stay joined. */
  private static String shaded(String words, String title, String rgb, double depth, String more) {
    return "<span%s style=\"background-color:rgba(%s,%s)%s\">%s</span>"
        .formatted(
            title.isEmpty() ? "" : " title=\"" + title + "\"",
            rgb,
            Numbers.fixed(depth, 2),
            more,
            Html.escape(words));
  }
}
