package dev.cairn.show;

import dev.cairn.host.Shown;
import dev.cairn.show.chart.Charts;
import dev.cairn.show.page.Grid;
import dev.cairn.show.page.Html;
import dev.cairn.show.page.Lettering;
import dev.cairn.show.page.Numbers;
import dev.cairn.show.page.Picture;
import dev.cairn.show.page.Words;
import dev.cairn.task.Confusion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A confusion matrix: rows are actual classes, columns predicted ones. */
final class ConfusionLook {
  private static final int LARGEST = 20;
  private static final int TEXT_LARGEST = 11;
  private static final int NAMED = 3;
  private static final int LISTED = 20;
  private static final int NAME = 18;

  private ConfusionLook() {}

  static Shown of(Confusion confusion) {
    int size = confusion.labels().size();
    List<Confusion.Pair> pairs = confusion.pairs();
    String most = most(pairs);
    Picture chart =
        Charts.picture("Confusion matrix. " + most, Charts.confusion(confusion))
            .with(Lettering.trouble(confusion.labels().names()));
    String matrix = size <= TEXT_LARGEST ? text(confusion) : list(pairs).text();
    String table = size <= LARGEST ? html(confusion) : chart.html() + list(pairs).html();
    String title = title(confusion);
    return Shown.of(
        chart.note(title + "\n" + matrix + "\n" + most),
        Html.frame(Html.title(title), table, Html.note(most)),
        chart.png());
  }

  private static String title(Confusion confusion) {
    return "rows: actual class, columns: predicted class; %s of %s right"
        .formatted(Numbers.grouped(confusion.right()), Numbers.grouped(confusion.total()));
  }

  private static String most(List<Confusion.Pair> pairs) {
    return pairs.isEmpty()
        ? "no mistakes"
        : "most often: "
            + pairs.stream()
                .limit(NAMED)
                .map(ConfusionLook::sentence)
                .collect(Collectors.joining("; "));
  }

  /** The pair's own words, with names that do not turn the words beside them. */
  private static String sentence(Confusion.Pair pair) {
    return new Confusion.Pair(
            Words.isolated(Words.clean(pair.actual())),
            Words.isolated(Words.clean(pair.predicted())),
            pair.count(),
            pair.total())
        .toString();
  }

  private static Grid list(List<Confusion.Pair> pairs) {
    return new Grid(
        List.of(
            new Grid.Column("actual", false),
            new Grid.Column("taken for", false),
            new Grid.Column("times", true),
            new Grid.Column("of", true),
            new Grid.Column("percent", true)),
        pairs.stream().limit(LISTED).map(ConfusionLook::words).toList(),
        Math.max(0, pairs.size() - LISTED),
        Set.of());
  }

  private static List<String> words(Confusion.Pair pair) {
    return List.of(
        pair.actual(),
        pair.predicted(),
        Numbers.grouped(pair.count()),
        Numbers.grouped(pair.total()),
        Numbers.fixed(100 * pair.share(), 1));
  }

  /** Numbers of the classes stand over the columns, since names are too wide. */
  private static String text(Confusion confusion) {
    int size = confusion.labels().size();
    List<Grid.Column> columns = new ArrayList<>();
    columns.add(new Grid.Column("actual", false));
    IntStream.range(0, size).forEach(p -> columns.add(new Grid.Column(String.valueOf(p), true)));
    List<List<String>> rows =
        IntStream.range(0, size)
            .mapToObj(
                a -> {
                  List<String> row = new ArrayList<>();
                  String name = Words.clean(confusion.labels().name(a));
                  row.add(a + " " + Words.cut(name, Math.max(NAME, 70 - 7 * size)));
                  IntStream.range(0, size)
                      .forEach(p -> row.add(String.valueOf(confusion.count(a, p))));
                  return row;
                })
            .toList();
    return new Grid(columns, rows, 0, Set.of()).text();
  }

  private static String html(Confusion confusion) {
    int size = confusion.labels().size();
    StringBuilder head = new StringBuilder("<th></th>");
    StringBuilder body = new StringBuilder();
    for (int a = 0; a < size; a++) {
      String name = Html.escape(Words.cut(confusion.labels().name(a), 2 * NAME));
      head.append(heading("center", name));
      body.append("<tr style=\"background:none\">").append(heading("right", name));
      for (int p = 0; p < size; p++) {
        body.append(cell(confusion, a, p));
      }
      String recall = Numbers.fixed(confusion.share(a, a), 3);
      body.append(confusion.total(a) == 0 ? "<td></td>" : plain(recall)).append("</tr>\n");
    }
    return "<table style=\"border-collapse:collapse;margin:4px 0;font-variant-numeric:tabular-nums\">\n<thead><tr>"
        + head
        + heading("center", "recall")
        + "</tr></thead>\n<tbody>\n"
        + body
        + "</tbody></table>";
  }

  private static String heading(String align, String html) {
    return "<th align=\"%s\" style=\"text-align:%s;padding:4px 6px;font-size:12px\">%s</th>"
        .formatted(align, align, html);
  }

  private static String plain(String text) {
    return "<td align=\"right\" style=\"text-align:right;padding:4px 8px\">" + text + "</td>";
  }

  /** Blue where the classes agree, orange where they do not, by the root of the row's share. */
  private static String cell(Confusion confusion, int actual, int predicted) {
    int count = confusion.count(actual, predicted);
    double share = confusion.share(actual, predicted);
    String rgb = actual == predicted ? Html.BLUE : Html.ORANGE;
    String percent =
        count == 0
            ? ""
            : "<br><small>" + Numbers.fixed(100 * share, share < 0.1 ? 1 : 0) + " %</small>";
    return ("<td align=\"center\" style=\"text-align:center;padding:3px 6px;line-height:1.25;"
            + "background-color:rgba(%s,%s)%s\">%s%s</td>")
        .formatted(
            rgb,
            Numbers.fixed(0.65 * Math.sqrt(share), 2),
            count == 0 ? ";opacity:0.7" : "",
            Numbers.grouped(count),
            percent);
  }
}
