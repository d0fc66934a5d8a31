package dev.cairn.show;

import dev.cairn.show.chart.ChartStyle;
import dev.cairn.show.page.Picture;
import dev.cairn.show.page.Thumbnails;
import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.List;

/** Pictures of predicted examples in a grid, each with what it was taken for. */
final class ContactSheet {
  private static final int COLUMNS = 5;
  private static final int CELL = 168;
  private static final int ROW = 152;
  private static final int TOP = 40;
  private static final int SIDE = 96;
  private static final int CHARACTERS = 24;

  private ContactSheet() {}

  static Picture of(String title, List<ClassRow> rows) {
    int lines = Math.max(1, (rows.size() + COLUMNS - 1) / COLUMNS);
    String alt = title + "; pictures of the first " + rows.size();
    return Picture.draw(alt, COLUMNS * CELL, TOP + lines * ROW + 8, g -> paint(g, title, rows));
  }

  private static void paint(Graphics2D g, String title, List<ClassRow> rows) {
    g.setColor(ChartStyle.INK);
    g.setFont(ChartStyle.font(Font.BOLD, 15));
    g.drawString(title, 16, 26);
    for (int i = 0; i < rows.size(); i++) {
      cell(g, rows.get(i), i % COLUMNS * CELL, TOP + i / COLUMNS * ROW);
    }
  }

  private static void cell(Graphics2D g, ClassRow row, int x, int y) {
    int left = x + (CELL - SIDE) / 2;
    Rectangle place =
        row.picture()
            .map(picture -> Thumbnails.draw(g, picture, left, y, SIDE))
            .orElseGet(() -> new Rectangle(left, y, SIDE, SIDE));
    if (row.right()) {
      g.setColor(ChartStyle.INK);
      caption(g, row.predicted(), Font.PLAIN, x, y + SIDE + 18);
    } else {
      g.setColor(ChartStyle.ORANGE);
      g.setStroke(new BasicStroke(4f));
      g.drawRect(place.x - 2, place.y - 2, place.width + 4, place.height + 4);
      caption(g, "✗ " + row.predicted(), Font.BOLD, x, y + SIDE + 18);
      g.setColor(ChartStyle.INK);
      caption(g, "(" + row.actual() + ")", Font.PLAIN, x, y + SIDE + 34);
    }
  }

  private static void caption(Graphics2D g, String text, int style, int x, int y) {
    String shown = text.length() <= CHARACTERS ? text : text.substring(0, CHARACTERS - 1) + "…";
    g.setFont(ChartStyle.font(style, 13));
    g.drawString(shown, x + (CELL - g.getFontMetrics().stringWidth(shown)) / 2, y);
  }
}
