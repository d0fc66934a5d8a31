package dev.cairn.show.live;

import dev.cairn.show.chart.ChartStyle;
import dev.cairn.show.page.Numbers;
import dev.cairn.show.page.Picture;
import dev.cairn.train.Snapshot;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;

/** Predicted and actual numbers of a few examples, each pair joined by a line. */
final class SampleNumbers {
  private static final int WIDTH = 420;
  private static final int HEIGHT = 150;
  private static final int LEFT = 64;
  private static final int TOP = 34;
  private static final int BOTTOM = 14;
  private static final double RADIUS = 5;

  private final List<Pair> pairs;
  private final double least;
  private final double most;

  private record Pair(double actual, double predicted) {}

  private SampleNumbers(List<Pair> pairs) {
    this.pairs = pairs;
    this.least = pairs.stream().mapToDouble(p -> Math.min(p.actual, p.predicted)).min().orElse(0);
    double largest =
        pairs.stream().mapToDouble(p -> Math.max(p.actual, p.predicted)).max().orElse(1);
    this.most = Math.max(least + 1e-9, largest);
  }

  static Picture of(Snapshot s) {
    return s.sample()
        .map(sample -> new SampleNumbers(pairs(sample.table())).picture())
        .orElseGet(() -> Picture.blank("No predictions yet", WIDTH, HEIGHT));
  }

  /** Of the first target, where there are several. */
  private static List<Pair> pairs(Table table) {
    var actual = column(table, "actual");
    var predicted = column(table, "predicted");
    List<Pair> pairs = new ArrayList<>();
    for (int row = 0; row < Math.min(Sample.PLACES, table.rowCount()); row++) {
      Pair pair = new Pair(actual.getDouble(row), predicted.getDouble(row));
      if (Double.isFinite(pair.actual) && Double.isFinite(pair.predicted)) {
        pairs.add(pair);
      }
    }
    return pairs;
  }

  private static NumericColumn<?> column(Table table, String begin) {
    String name =
        table.columnNames().stream().filter(n -> n.startsWith(begin)).findFirst().orElseThrow();
    return table.numberColumn(name);
  }

  private Picture picture() {
    String words =
        IntStream.range(0, pairs.size())
            .mapToObj(
                i ->
                    "%s for %s"
                        .formatted(
                            Numbers.significant(pairs.get(i).predicted),
                            Numbers.significant(pairs.get(i).actual)))
            .collect(Collectors.joining(", "));
    return Picture.drawing("Predicted for actual numbers: " + words, WIDTH, HEIGHT, this::paint);
  }

  private void paint(Graphics2D g) {
    g.setColor(ChartStyle.INK);
    g.setFont(ChartStyle.font(Font.PLAIN, 12));
    legend(g);
    g.drawString(Numbers.significant(most), 10, (int) y(most) + 4);
    g.drawString(Numbers.significant(least), 10, (int) y(least) + 4);
    for (int i = 0; i < pairs.size(); i++) {
      double x = LEFT + (i + 0.5) * (WIDTH - LEFT - 10) / pairs.size();
      pair(g, x, y(pairs.get(i).actual), y(pairs.get(i).predicted));
    }
  }

  private void legend(Graphics2D g) {
    circle(g, LEFT + 10, 16);
    diamond(g, LEFT + 90, 16);
    g.setColor(ChartStyle.INK);
    g.drawString("actual", LEFT + 20, 20);
    g.drawString("predicted", LEFT + 100, 20);
  }

  private double y(double value) {
    return TOP + (HEIGHT - TOP - BOTTOM) * (most - value) / (most - least);
  }

  private static void pair(Graphics2D g, double x, double actual, double predicted) {
    g.setColor(ChartStyle.INK);
    g.setStroke(new BasicStroke(1.5f));
    g.draw(new Line2D.Double(x, actual, x, predicted));
    circle(g, x, actual);
    diamond(g, x, predicted);
  }

  private static void circle(Graphics2D g, double x, double y) {
    var circle = new Ellipse2D.Double(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS);
    g.setColor(Color.WHITE);
    g.fill(circle);
    g.setColor(ChartStyle.BLUE);
    g.setStroke(new BasicStroke(2f));
    g.draw(circle);
  }

  private static void diamond(Graphics2D g, double x, double y) {
    var diamond = new Path2D.Double();
    diamond.moveTo(x, y - RADIUS);
    diamond.lineTo(x + RADIUS, y);
    diamond.lineTo(x, y + RADIUS);
    diamond.lineTo(x - RADIUS, y);
    diamond.closePath();
    g.setColor(ChartStyle.ORANGE);
    g.fill(diamond);
  }
}
