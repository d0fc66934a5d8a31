package dev.cairn.show;

import dev.cairn.host.Shown;
import dev.cairn.show.chart.Charts;
import dev.cairn.show.page.Grid;
import dev.cairn.show.page.Html;
import dev.cairn.show.page.Numbers;
import dev.cairn.show.page.Picture;
import dev.cairn.task.Confusion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A confusion matrix: rows are actual classes, columns predicted ones. */
final class ConfusionLook {
  private static final int LARGEST = 20;
  private static final int TEXT_LARGEST = 11;
  private static final int NAMED = 3;

  private ConfusionLook() {}

  /** How often one class was taken for another. */
  private record Mistake(String actual, String predicted, int count) {
    @Override
    public String toString() {
      return "%s taken for %s %s".formatted(actual, predicted, Grid.plural(count, "time"));
    }
  }

  static Shown of(Confusion confusion) {
    int size = confusion.labels().size();
    List<Mistake> mistakes = mistakes(confusion);
    String most = most(mistakes);
    Picture chart = Charts.picture("Confusion matrix. " + most, Charts.confusion(confusion));
    String plain = size <= TEXT_LARGEST ? text(confusion) : list(mistakes).text();
    String table = size <= LARGEST ? html(confusion) : chart.html() + list(mistakes).html();
    return Shown.of(
        chart.note(plain + "\n" + most),
        Html.frame(
            Html.title("rows: actual class, columns: predicted class"), table, Html.note(most)),
        chart.png());
  }

  private static List<Mistake> mistakes(Confusion confusion) {
    List<Mistake> mistakes = new ArrayList<>();
    int size = confusion.labels().size();
    for (int a = 0; a < size; a++) {
      for (int p = 0; p < size; p++) {
        int count = confusion.count(a, p);
        if (a != p && count > 0) {
          mistakes.add(new Mistake(confusion.labels().name(a), confusion.labels().name(p), count));
        }
      }
    }
    mistakes.sort(Comparator.comparingInt(Mistake::count).reversed());
    return mistakes;
  }

  private static String most(List<Mistake> mistakes) {
    return mistakes.isEmpty()
        ? "no mistakes"
        : "most often: "
            + mistakes.stream()
                .limit(NAMED)
                .map(Mistake::toString)
                .collect(Collectors.joining("; "));
  }

  private static Grid list(List<Mistake> mistakes) {
    List<List<String>> rows =
        mistakes.stream()
            .limit(LARGEST)
            .map(m -> List.of(m.actual(), m.predicted(), Numbers.grouped(m.count())))
            .toList();
    return new Grid(
        List.of(
            new Grid.Column("actual", false),
            new Grid.Column("predicted", false),
            new Grid.Column("times", true)),
        rows,
        mistakes.size() - rows.size(),
        Set.of());
  }

  /** Columns are headed by the numbers of the classes, so that ten of them fit into 80. */
  private static String text(Confusion confusion) {
    List<Grid.Column> columns = new ArrayList<>();
    columns.add(new Grid.Column("actual", false));
    int size = confusion.labels().size();
    IntStream.range(0, size).forEach(p -> columns.add(new Grid.Column(String.valueOf(p), true)));
    List<List<String>> rows =
        IntStream.range(0, size)
            .mapToObj(
                a -> {
                  List<String> row = new ArrayList<>();
                  row.add(a + " " + confusion.labels().name(a));
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
      String name = Html.escape(confusion.labels().name(a));
      head.append(heading("center", name));
      body.append("<tr style=\"background:none\">").append(heading("right", name));
      for (int p = 0; p < size; p++) {
        body.append(cell(confusion, a, p));
      }
      String recall = Numbers.fixed((double) confusion.count(a, a) / confusion.total(a), 3);
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
    double share = Math.sqrt((double) count / Math.max(1, confusion.total(actual)));
    String rgb = actual == predicted ? Html.BLUE : Html.ORANGE;
    return ("<td align=\"center\" style=\"text-align:center;padding:6px 8px;"
            + "background-color:rgba(%s,%s)%s\">%s</td>")
        .formatted(
            rgb,
            Numbers.fixed(0.65 * share, 2),
            count == 0 ? ";opacity:0.4" : "",
            Numbers.grouped(count));
  }
}
