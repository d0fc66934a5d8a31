package dev.cairn.show.picture;

import dev.cairn.show.chart.ChartStyle;
import dev.cairn.show.page.Lettering;
import dev.cairn.show.page.Picture;
import dev.cairn.show.page.Thumbnails;
import dev.cairn.show.page.Words;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;

/** Samples of a data set, a row a class. */
public final class SampleSheet {
  private static final int SAMPLES = 12;
  private static final int LEFT = 200;
  private static final int ROW = 52;
  private static final int SIDE = 48;
  private static final int NAME = 24;

  private SampleSheet() {}

  /**
   * One class.
   *
   * @param name of the class
   * @param below a second line, such as how many examples there are
   * @param samples at most twelve are drawn
   */
  public record Row(String name, String below, List<BufferedImage> samples) {
    /** Copies the list. */
    public Row {
      samples = List.copyOf(samples);
    }
  }

  /** Drawn on white, with a sentence below it if no font shows the names. */
  public static Picture of(String name, List<Row> rows) {
    return Picture.draw(
            "Samples of " + name,
            LEFT + SAMPLES * ROW + 16,
            16 + rows.size() * ROW,
            g -> paint(g, rows))
        .with(Lettering.trouble(rows.stream().map(Row::name).toList()));
  }

  private static void paint(Graphics2D g, List<Row> rows) {
    for (int k = 0; k < rows.size(); k++) {
      Row row = rows.get(k);
      int y = 10 + k * ROW;
      String name = Words.cut(Words.clean(row.name()), NAME);
      g.setColor(ChartStyle.INK);
      g.setFont(Lettering.font(Font.PLAIN, 14, List.of(name)));
      g.drawString(name, 16, y + SIDE / 2);
      g.setFont(Lettering.font(Font.PLAIN, 11));
      g.drawString(row.below(), 16, y + SIDE / 2 + 16);
      for (int i = 0; i < Math.min(SAMPLES, row.samples().size()); i++) {
        Thumbnails.draw(g, row.samples().get(i), LEFT + i * ROW, y, SIDE);
      }
    }
  }

  /** Images side by side as one. */
  public static Picture strip(String alt, List<BufferedImage> samples) {
    int width = samples.get(0).getWidth() + 2;
    int height = samples.stream().mapToInt(BufferedImage::getHeight).max().orElse(1);
    BufferedImage strip =
        new BufferedImage(width * samples.size(), height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D g = strip.createGraphics();
    IntStream.range(0, samples.size())
        .forEach(i -> g.drawImage(samples.get(i), width * i, 0, null));
    g.dispose();
    return Picture.of(alt, strip);
  }
}
