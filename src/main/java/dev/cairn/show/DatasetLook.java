package dev.cairn.show;

import dev.cairn.data.Dataset;
import dev.cairn.data.Examples;
import dev.cairn.data.Labels;
import dev.cairn.host.Shown;
import dev.cairn.show.chart.ChartStyle;
import dev.cairn.show.page.Grid;
import dev.cairn.show.page.Html;
import dev.cairn.show.page.HtmlTable;
import dev.cairn.show.page.Numbers;
import dev.cairn.show.page.Picture;
import dev.cairn.show.page.Thumbnails;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A data set: its facts, how often each class occurs, and samples of each class. */
final class DatasetLook {
  private static final int CLASSES = 20;
  private static final int SAMPLES = 12;
  private static final int LEFT = 150;
  private static final int ROW = 52;
  private static final int SIDE = 48;

  private DatasetLook() {}

  /** One class with the first of its training examples. */
  private record Group(String name, List<Integer> counts, List<BufferedImage> samples) {
    int total() {
      return counts.stream().mapToInt(Integer::intValue).sum();
    }
  }

  static Shown of(Dataset data) {
    String plain = data.toString();
    if (data.labels().isEmpty()) {
      return Shown.of(plain, Html.frame(Html.pre(plain)));
    }
    List<Group> groups = groups(data, data.labels().get());
    int hidden = data.labels().get().size() - groups.size();
    String more = hidden == 0 ? "" : Html.note("… and " + hidden + " more classes");
    String html = Html.frame(Html.pre(plain), table(groups), more);
    if (groups.stream().allMatch(group -> group.samples().isEmpty())) {
      return Shown.of(plain, html);
    }
    Picture sheet =
        Picture.draw(
            "Samples of " + data.name(),
            LEFT + SAMPLES * ROW + 16,
            16 + groups.size() * ROW,
            g -> paint(g, groups));
    return Shown.of(sheet.note(plain), html, sheet.png());
  }

  private static List<Group> groups(Dataset data, Labels labels) {
    List<int[]> counts =
        Stream.of(data.train(), data.validation(), data.test())
            .map(part -> counts(part, labels.size()))
            .toList();
    List<Group> groups = new ArrayList<>();
    for (int k = 0; k < Math.min(CLASSES, labels.size()); k++) {
      int label = k;
      groups.add(
          new Group(
              labels.name(k),
              counts.stream().map(each -> each[label]).toList(),
              samples(data.train(), label)));
    }
    return groups;
  }

  private static int[] counts(Examples part, int classes) {
    int[] counts = new int[classes];
    IntStream.range(0, part.size()).forEach(i -> part.label(i).ifPresent(k -> counts[k]++));
    return counts;
  }

  private static List<BufferedImage> samples(Examples part, int label) {
    return IntStream.range(0, part.size())
        .filter(i -> part.label(i).orElse(-1) == label)
        .limit(SAMPLES)
        .mapToObj(i -> Thumbnails.of(part, i))
        .flatMap(Optional::stream)
        .toList();
  }

  private static String table(List<Group> groups) {
    HtmlTable table =
        new HtmlTable(
            List.of(
                new Grid.Column("class", false),
                new Grid.Column("training", true),
                new Grid.Column("validation", true),
                new Grid.Column("test", true),
                new Grid.Column("balance", false),
                new Grid.Column("", false)));
    int most = groups.stream().mapToInt(Group::total).max().orElse(1);
    for (Group group : groups) {
      List<String> cells = new ArrayList<>();
      cells.add(Html.escape(group.name()));
      group.counts().forEach(count -> cells.add(Numbers.grouped(count)));
      cells.add(Html.bar((double) group.total() / Math.max(1, most), "70px", Html.BLUE));
      cells.add(strip(group));
      table.row(cells, false);
    }
    return table.toString();
  }

  /** The samples side by side as one image. */
  private static String strip(Group group) {
    List<BufferedImage> samples = group.samples();
    if (samples.isEmpty()) {
      return "";
    }
    int width = samples.get(0).getWidth() + 2;
    int height = samples.get(0).getHeight();
    BufferedImage strip =
        new BufferedImage(width * samples.size(), height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D g = strip.createGraphics();
    IntStream.range(0, samples.size())
        .forEach(i -> g.drawImage(samples.get(i), width * i, 0, null));
    g.dispose();
    return Picture.of("samples of " + group.name(), strip)
        .image("margin:0;max-width:none;vertical-align:middle");
  }

  private static void paint(Graphics2D g, List<Group> groups) {
    g.setFont(ChartStyle.font(Font.PLAIN, 14));
    for (int k = 0; k < groups.size(); k++) {
      Group group = groups.get(k);
      int y = 10 + k * ROW;
      g.setColor(ChartStyle.INK);
      g.drawString(group.name(), 16, y + SIDE / 2 + 5);
      for (int i = 0; i < group.samples().size(); i++) {
        Thumbnails.draw(g, group.samples().get(i), LEFT + i * ROW, y, SIDE);
      }
    }
  }
}
