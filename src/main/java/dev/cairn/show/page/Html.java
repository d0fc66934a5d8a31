package dev.cairn.show.page;

import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** Pieces of HTML that need no script, and no style sheet but on paper. */
public final class Html {
  /** Okabe and Ito's blue, told apart from orange with every kind of colour blindness. */
  public static final String BLUE = "0,114,178";

  /** Their vermilion. */
  public static final String ORANGE = "213,94,0";

  /** Their bluish green. */
  public static final String GREEN = "0,158,115";

  /** A border that is seen on light and dark pages. */
  public static final String LINE = "1px solid rgba(128,128,128,0.35)";

  /** Pictures that share a line, on paper too. */
  public static final String BESIDE = "cairn-beside";

  /**
   * A page of paper is narrower than a notebook, and nobody can scroll it: all is smaller and cells
   * may have several lines, so that the last column is not cut off, and no row and no panel goes
   * over the end of a page.
   */
  private static final String PAPER =
      "<style>@media print{.cairn-frame{zoom:0.7;max-width:none!important;overflow:visible!important}"
          + ".cairn-frame section,.cairn-frame tr{break-inside:avoid}"
          + ".cairn-frame th,.cairn-frame td{white-space:normal!important}"
          + ".cairn-wide th,.cairn-wide td{overflow-wrap:anywhere;padding:2px!important}"
          + ".cairn-beside{flex-wrap:nowrap!important}"
          + ".cairn-beside img{flex:0 1 auto;min-width:0;height:auto}}</style>";

  private Html() {}

  /**
   * Text as HTML, for elements and for attributes in quotes; everything that came from data goes
   * through here. Control characters, which no page may have, become spaces.
   */
  public static String escape(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    Words.cleanLines(text)
        .chars()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append((char) c);
              }
            });
    return safe.toString();
  }

  /** A whole output. Its class keeps notebooks from reading dollar signs in data as formulas. */
  public static String frame(String... parts) {
    return PAPER
        + "\n<div class=\"cairn-frame tex2jax_ignore\" style=\"max-width:860px;overflow-x:auto;"
        + "font-family:system-ui,sans-serif;font-size:13px;line-height:1.45\">\n"
        + String.join("\n", parts)
        + "\n</div>";
  }

  /** A quiet line of text. */
  public static String note(String text) {
    return "<div style=\"opacity:0.75;margin:4px 0\">" + escape(text) + "</div>";
  }

  /**
   * A word that stands out. Its ground is coloured, not its letters: they keep the page's colour,
   * so that they can be read on light and dark pages.
   */
  public static String badge(String text, String rgb) {
    return "<b style=\"background-color:rgba(%s,0.28);border-radius:3px;padding:0 5px\">%s</b>"
        .formatted(rgb, escape(text));
  }

  /** A heading line. */
  public static String title(String text) {
    return "<div style=\"font-size:14px;margin:2px 0 6px 0\"><b>" + escape(text) + "</b></div>";
  }

  /** A picture inside the page, {@code width} by {@code height} CSS pixels. */
  public static String image(byte[] png, String alt, int width, int height, String style) {
    return "<img src=\"data:image/png;base64,%s\" alt=\"%s\" width=\"%d\" height=\"%d\" style=\"%s\">"
        .formatted(Base64.getEncoder().encodeToString(png), escape(alt), width, height, style);
  }

  /** A bar of {@code width} (CSS) that is filled to {@code share}, 0 to 1. */
  public static String bar(double share, String width, String rgb) {
    double percent = 100 * Math.min(1, Math.max(0, Double.isNaN(share) ? 0 : share));
    return ("<div style=\"width:%s;height:10px;border-radius:5px;overflow:hidden;"
            + "background-color:rgba(128,128,128,0.25)\">"
            + "<div style=\"width:%s%%;height:10px;background-color:rgb(%s)\"></div></div>")
        .formatted(width, Numbers.fixed(percent, 1), rgb);
  }

  /** A share as a short bar with its number behind. */
  public static String meter(double share, String rgb) {
    return ("<table style=\"border:0;margin:0\"><tr style=\"background:none\">"
            + "<td style=\"padding:0;border:0\">%s</td>"
            + "<td style=\"padding:0 0 0 8px;border:0\">%s</td></tr></table>")
        .formatted(bar(share, "90px", rgb), Numbers.fixed(share, 3));
  }

  /** Pictures beside each other, or below where the page is narrow. */
  public static String beside(List<Picture> pictures) {
    return "<div class=\"%s\" style=\"display:flex;flex-wrap:wrap;gap:6px;margin:8px 0\">"
            .formatted(BESIDE)
        + pictures.stream().map(Picture::html).collect(Collectors.joining("\n"))
        + "</div>";
  }

  /** Text as it stands, in letters of one width. */
  public static String pre(String text) {
    return "<pre style=\"font-family:monospace;line-height:1.35;font-size:12px;margin:4px 0\">"
        + escape(text)
        + "</pre>";
  }
}
