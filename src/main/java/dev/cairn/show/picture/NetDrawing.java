package dev.cairn.show.picture;

import dev.cairn.graph.Graph;
import dev.cairn.show.chart.ChartStyle;
import dev.cairn.show.page.Lettering;
import dev.cairn.show.page.Numbers;
import dev.cairn.show.page.Picture;
import dev.cairn.show.page.Words;
import dev.cairn.stack.Section;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A net as boxes, a row a stage, with its shortcuts as arcs over the blocks. */
public final class NetDrawing {
  private static final int WIDTH = 840;
  private static final int NAME = 92;
  private static final int BLOCKS = 500;
  private static final int ROW = 54;
  private static final int BOX = 28;
  private static final int GAP = 14;
  private static final int LARGEST = 110;
  private static final int MOST = 20;
  private static final int TOP = 12;
  private static final Color FILL = new Color(224, 236, 245);

  private static final Color FLOW = new Color(170, 170, 170);

  private NetDrawing() {}

  /** Drawn on white. */
  public static Picture of(Graph graph) {
    List<Section> sections = Section.of(graph);
    List<BlockShape> all = BlockShape.of(graph);
    String alt =
        "A net of %d stages from %s to %s; %s"
            .formatted(sections.size(), graph.inputShape(), graph.outputShape(), legend(all));
    int height = TOP + sections.size() * ROW + 30;
    return Picture.draw(alt, WIDTH, height, g -> paint(g, sections, all));
  }

  private static void paint(Graphics2D g, List<Section> sections, List<BlockShape> all) {
    for (int s = 0; s < sections.size(); s++) {
      Section section = sections.get(s);
      int y = TOP + s * ROW + 20;
      List<BlockShape> blocks =
          all.stream().filter(block -> block.section().equals(section.name())).toList();
      text(g, Font.BOLD, 13, section.name(), 14, y + 19);
      if (blocks.isEmpty()) {
        box(g, section.layers(), NAME, y, Math.min(BLOCKS, 24 + 8 * section.layers().length()));
      } else {
        blocks(g, blocks, y);
      }
      long parameters = section.cost().parameters();
      String count = parameters == 0 ? "" : Numbers.grouped(parameters) + " parameters";
      text(g, Font.PLAIN, 13, section.output().toString(), NAME + BLOCKS + 24, y + 12);
      text(g, Font.PLAIN, 12, count, NAME + BLOCKS + 24, y + 28);
    }
    text(g, Font.PLAIN, 12, legend(all), 14, TOP + sections.size() * ROW + 16);
  }

  private static void blocks(Graphics2D g, List<BlockShape> blocks, int y) {
    int shown = Math.min(MOST, blocks.size());
    int room = blocks.size() > MOST ? BLOCKS - 50 : BLOCKS;
    int width = Math.min(LARGEST, room / shown - GAP);
    g.setColor(FLOW);
    g.setStroke(new BasicStroke(1.5f));
    g.drawLine(NAME - 8, y + BOX / 2, NAME + shown * (width + GAP) - 4, y + BOX / 2);
    for (int b = 0; b < shown; b++) {
      int x = NAME + b * (width + GAP);
      BlockShape block = blocks.get(b);
      box(g, width > 60 ? block.name() : String.valueOf(b + 1), x, y, width);
      arc(g, block.shortcut(), x, y, width);
    }
    if (blocks.size() > shown) {
      text(g, Font.PLAIN, 12, "… " + blocks.size(), NAME + shown * (width + GAP), y + 19);
    }
  }

  private static void box(Graphics2D g, String words, int x, int y, int width) {
    g.setColor(FILL);
    g.fillRoundRect(x, y, width, BOX, 8, 8);
    g.setColor(ChartStyle.INK);
    g.setFont(Lettering.font(Font.PLAIN, 12));
    String shown = Words.cut(words, Math.max(2, width / 7));
    g.drawString(shown, x + (width - g.getFontMetrics().stringWidth(shown)) / 2, y + 19);
  }

  /** From before the block, over it, to behind it. */
  private static void arc(Graphics2D g, BlockShape.Kind kind, int x, int y, int width) {
    if (kind == BlockShape.Kind.NONE) {
      return;
    }
    int from = x - 4;
    int to = x + width + 4;
    int middle = y + BOX / 2;
    Path2D path = new Path2D.Float();
    path.moveTo(from, middle);
    path.curveTo(from, y - 22.0, to, y - 22.0, to, middle);
    boolean fits = kind == BlockShape.Kind.IDENTITY;
    g.setColor(fits ? ChartStyle.BLUE : ChartStyle.ORANGE);
    float[] dashes = {6, 4};
    g.setStroke(
        fits ? new BasicStroke(2f) : new BasicStroke(2f, 0, BasicStroke.JOIN_ROUND, 1, dashes, 0));
    g.draw(path);
  }

  private static String legend(List<BlockShape> all) {
    String kinds =
        IntStream.range(1, BlockShape.Kind.values().length)
            .mapToObj(k -> BlockShape.Kind.values()[k])
            .filter(kind -> all.stream().anyMatch(block -> block.shortcut() == kind))
            .map(BlockShape.Kind::words)
            .collect(Collectors.joining("; "));
    return kinds.isEmpty() ? "no shortcuts" : "shortcuts: " + kinds;
  }

  private static void text(Graphics2D g, int style, int size, String text, int x, int y) {
    g.setColor(ChartStyle.INK);
    g.setFont(Lettering.font(style, size));
    g.drawString(text, x, y);
  }
}
