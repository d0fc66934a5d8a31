package dev.cairn.show.picture;

import dev.cairn.show.chart.ChartStyle;
import dev.cairn.show.page.Html;
import dev.cairn.show.page.Lettering;
import dev.cairn.show.page.Picture;
import dev.cairn.show.page.Thumbnails;
import dev.cairn.show.page.Words;
import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Images in rows, each with a caption below it.
 *
 * @param title drawn above them
 * @param cells the images
 */
public record ContactSheet(String title, List<Cell> cells) {
  private static final int COLUMNS = 6;
  private static final int CELL = 140;
  private static final int ROW = 144;
  private static final int TOP = 40;
  private static final int SIDE = 96;
  private static final int HTML_SIDE = 72;

  /** More letters than could ever fit below an image, or above all of them. */
  private static final int CAPTION = 40;

  private static final int TITLE = 100;

  /** Of a caption as text. */
  private static final int WORD = 60;

  /** Copies the list. */
  public ContactSheet {
    cells = List.copyOf(cells);
  }

  /**
   * One image.
   *
   * @param image what is drawn; empty leaves a square free
   * @param caption below the image
   * @param actual what it should have been, if the caption is a wrong prediction; else empty
   */
  public record Cell(Optional<BufferedImage> image, String caption, String actual) {
    boolean wrong() {
      return !actual.isEmpty();
    }

    private String first() {
      return Words.cut(Words.clean(wrong() ? "✗ " + caption : caption), WORD);
    }

    private String second() {
      return wrong() ? "(" + Words.cut(Words.clean(actual), WORD) + ")" : "";
    }
  }

  /** Drawn on white, with a sentence below it if no font shows the captions. */
  public Picture picture() {
    int lines = Math.max(1, (cells.size() + COLUMNS - 1) / COLUMNS);
    String alt = title + "; pictures of the first " + cells.size();
    return Picture.draw(alt, COLUMNS * CELL, TOP + lines * ROW + 8, this::paint)
        .with(Lettering.trouble(words()));
  }

  private List<String> words() {
    return cells.stream().flatMap(cell -> Stream.of(cell.caption(), cell.actual())).toList();
  }

  private void paint(Graphics2D g) {
    g.setColor(ChartStyle.INK);
    g.setFont(Lettering.font(Font.BOLD, 15, List.of(title)));
    g.drawString(Words.cut(Words.clean(title), TITLE), 16, 26);
    for (int i = 0; i < cells.size(); i++) {
      cell(g, cells.get(i), i % COLUMNS * CELL, TOP + i / COLUMNS * ROW);
    }
  }

  private static void cell(Graphics2D g, Cell cell, int x, int y) {
    int left = x + (CELL - SIDE) / 2;
    Rectangle place =
        cell.image()
            .map(image -> Thumbnails.draw(g, image, left, y, SIDE))
            .orElseGet(() -> new Rectangle(left, y, SIDE, SIDE));
    if (cell.wrong()) {
      g.setColor(ChartStyle.ORANGE);
      g.setStroke(new BasicStroke(4f));
      g.drawRect(place.x - 2, place.y - 2, place.width + 4, place.height + 4);
    }
    g.setColor(ChartStyle.INK);
    caption(g, cell.first(), cell.wrong() ? Font.BOLD : Font.PLAIN, x, y + SIDE + 18);
    caption(g, cell.second(), Font.PLAIN, x, y + SIDE + 34);
  }

  private static void caption(Graphics2D g, String text, int style, int x, int y) {
    g.setFont(Lettering.font(style, 13, List.of(text)));
    String shown = fitting(g, text);
    g.drawString(shown, x + (CELL - g.getFontMetrics().stringWidth(shown)) / 2, y);
  }

  private static String fitting(Graphics2D g, String text) {
    String shown = Words.cut(text, CAPTION);
    for (int cells = Words.cells(shown); width(g, shown) > CELL - 8 && cells > 1; cells--) {
      shown = Words.cut(text, cells - 1);
    }
    return shown;
  }

  private static int width(Graphics2D g, String text) {
    return g.getFontMetrics().stringWidth(text);
  }

  /** Images with their captions as text, which wrap where the page is narrow. */
  public String html() {
    return "<div style=\"display:flex;flex-wrap:wrap;gap:6px;align-items:flex-start\">\n"
        + cells.stream().map(ContactSheet::html).collect(Collectors.joining("\n"))
        + "\n</div>";
  }

  private static String html(Cell cell) {
    String image = cell.image().map(i -> Thumbnails.html(i, cell.caption(), HTML_SIDE)).orElse("");
    String words =
        cell.wrong()
            ? Html.badge(cell.first(), Html.ORANGE) + "<br>" + Html.escape(cell.second())
            : Html.escape(cell.first());
    return ("<div style=\"display:inline-block;width:104px;text-align:center;"
            + "overflow:hidden;overflow-wrap:anywhere;line-height:1.3\">%s<br>%s</div>")
        .formatted(image, words);
  }
}
