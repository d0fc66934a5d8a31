package dev.cairn.show.chart;

import dev.cairn.show.page.Numbers;
import dev.cairn.show.page.Picture;
import dev.cairn.show.page.Words;
import dev.cairn.train.GradientFlow;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.Function;

/**
 * Gradient and output norms as strips of colours: a row a block, a column a sample, on a
 * logarithmic scale. As large for no sample as for all of them.
 */
public final class FlowStrips {
  private static final int LEFT = 108;
  private static final int RIGHT = 84;
  private static final int TOP = 36;
  private static final int BOTTOM = 34;
  private static final int LETTERS = 14;
  private static final int NAME = 15;
  private static final Color NONE = new Color(190, 190, 190);

  private final GradientFlow flow;
  private final String title;
  private final Function<GradientFlow.Sample, List<Double>> values;
  private final LogScale scale;

  private FlowStrips(
      GradientFlow flow, String title, Function<GradientFlow.Sample, List<Double>> values) {
    this.flow = flow;
    this.title = title;
    this.values = values;
    this.scale = LogScale.of(flow.samples().stream().flatMap(s -> values.apply(s).stream()));
  }

  /** Two pictures of the width of a chart: gradient norms, and sizes of outputs. */
  public static List<Picture> of(GradientFlow flow) {
    return List.of(
        new FlowStrips(flow, "Gradient norm at each block", GradientFlow.Sample::gradients)
            .picture(),
        new FlowStrips(flow, "Size (RMS) of each block's output", GradientFlow.Sample::outputs)
            .picture());
  }

  /** Of a strip, in CSS pixels; every row can be seen, and few rows stay a strip. */
  public static int height(int blocks) {
    return TOP + BOTTOM + Math.max(84, Math.min(220, 14 * blocks));
  }

  private Picture picture() {
    int height = height(flow.blocks().size());
    return Picture.draw(title + ": " + words(), Charts.WIDTH, height, g -> paint(g, height));
  }

  private String words() {
    if (flow.samples().isEmpty()) {
      return "no sample yet";
    }
    GradientFlow.Sample last = flow.samples().get(flow.samples().size() - 1);
    List<Double> shown = values.apply(last);
    int end = shown.size() - 1;
    return "before step %s %s at %s and %s at %s"
        .formatted(
            Numbers.grouped(last.step() + 1),
            Numbers.significant(shown.get(0)),
            flow.blocks().get(0),
            Numbers.significant(shown.get(end)),
            flow.blocks().get(end));
  }

  private void paint(Graphics2D g, int height) {
    int room = height - TOP - BOTTOM;
    g.setColor(ChartStyle.INK);
    g.setFont(ChartStyle.font(Font.BOLD, 15));
    g.drawString(title, (Charts.WIDTH - g.getFontMetrics().stringWidth(title)) / 2, 23);
    g.setFont(ChartStyle.font(Font.PLAIN, 12));
    rows(g, room);
    cells(g, room);
    steps(g, TOP + room);
    if (!flow.samples().isEmpty()) {
      bar(g, room);
    }
  }

  /** Names of as many blocks as can be read, the first and the last ones among them. */
  private void rows(Graphics2D g, int room) {
    int count = flow.blocks().size();
    int apart = Math.max(1, (int) Math.ceil((double) LETTERS * count / room));
    for (int row = 0; row < count; row++) {
      boolean last = row == count - 1;
      if (last || (row % apart == 0 && row + apart < count)) {
        String name = Words.cut(Words.clean(flow.blocks().get(row)), NAME);
        int y = TOP + (int) Math.round((row + 0.5) * room / count) + 4;
        g.drawString(name, LEFT - 8 - g.getFontMetrics().stringWidth(name), y);
      }
    }
  }

  private void cells(Graphics2D g, int room) {
    double width = Charts.WIDTH - LEFT - RIGHT;
    int count = flow.blocks().size();
    double steps = Math.max(flow.steps(), flow.every());
    for (GradientFlow.Sample sample : flow.samples()) {
      double from = LEFT + width * Math.min(1, sample.step() / steps);
      double to = LEFT + width * Math.min(1, (sample.step() + flow.every()) / steps);
      List<Double> column = values.apply(sample);
      for (int row = 0; row < count; row++) {
        double value = column.get(row);
        g.setColor(Double.isFinite(value) ? Ramp.at(scale.share(value)) : NONE);
        g.fill(
            pixels(from, to, TOP + (double) row * room / count, TOP + (row + 1.0) * room / count));
      }
    }
    g.setColor(NONE);
    g.setStroke(new BasicStroke(1f));
    g.drawRect(LEFT, TOP, (int) width, room);
  }

  /** On whole pixels, so that no cell shines through between two others. */
  private static Rectangle2D pixels(double left, double right, double top, double bottom) {
    double x = whole(left);
    double y = whole(top);
    return new Rectangle2D.Double(x, y, whole(right) - x, whole(bottom) - y);
  }

  private static double whole(double place) {
    return Math.round(place * Picture.SCALE) / (double) Picture.SCALE;
  }

  private void steps(Graphics2D g, int bottom) {
    int right = Charts.WIDTH - RIGHT;
    String end = Numbers.grouped(flow.steps());
    g.setColor(ChartStyle.INK);
    g.drawString("0", LEFT, bottom + 16);
    g.drawString(end, right - g.getFontMetrics().stringWidth(end), bottom + 16);
    g.drawString("step", (LEFT + right) / 2 - 12, bottom + 26);
  }

  private void bar(Graphics2D g, int room) {
    int x = Charts.WIDTH - RIGHT + 14;
    for (int y = 0; y < room; y++) {
      g.setColor(Ramp.at(1 - (y + 0.5) / room));
      g.fill(pixels(x, x + 10, TOP + y, TOP + y + 1.0));
    }
    g.setColor(ChartStyle.INK);
    g.drawString(Numbers.significant(scale.most()), x + 14, TOP + 10);
    g.drawString(Numbers.significant(scale.least()), x + 14, TOP + room);
  }
}
