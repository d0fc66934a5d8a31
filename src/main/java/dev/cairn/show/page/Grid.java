package dev.cairn.show.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Rows and columns of words, drawn as text within 80 columns or as an HTML table.
 *
 * @param columns the headings
 * @param rows a word for each column
 * @param hidden rows that are not here, told below the table
 * @param marked indices of rows that stand out in HTML
 */
public record Grid(
    List<Column> columns, List<List<String>> rows, long hidden, Set<Integer> marked) {
  private static final int WIDTH = 80;
  private static final int WORD = 28;
  private static final int HTML_WORD = 120;
  private static final int HTML_COLUMNS = 40;
  private static final String BETWEEN = "  ";

  /**
   * A heading.
   *
   * @param number true if its words end below each other
   */
  public record Column(String name, boolean number) {}

  /** Text, a line a row; columns that do not fit are counted below. */
  public String text() {
    List<Integer> widths = widths();
    int shown = fitting(widths);
    List<String> lines = new ArrayList<>();
    lines.add(line(columns.stream().map(Column::name).toList(), widths, shown));
    rows.forEach(row -> lines.add(line(row, widths, shown)));
    if (hidden > 0) {
      lines.add(more(hidden, "row"));
    }
    if (shown < columns.size()) {
      lines.add(more(columns.size() - shown, "column"));
    }
    return String.join("\n", lines);
  }

  private static int fitting(List<Integer> widths) {
    int used = -BETWEEN.length();
    int shown = 0;
    while (shown < widths.size() && used + BETWEEN.length() + widths.get(shown) <= WIDTH) {
      used += BETWEEN.length() + widths.get(shown++);
    }
    return shown;
  }

  /** An HTML table, all words escaped; columns behind the fortieth are counted below. */
  public String html() {
    int shown = Math.min(HTML_COLUMNS, columns.size());
    HtmlTable table = new HtmlTable(columns.subList(0, shown));
    for (int r = 0; r < rows.size(); r++) {
      List<String> words = rows.get(r).subList(0, shown);
      table.row(
          words.stream().map(w -> Html.escape(cut(w, HTML_WORD))).toList(), marked.contains(r));
    }
    return table
        + (hidden > 0 ? "\n" + Html.note(more(hidden, "row")) : "")
        + (shown < columns.size() ? "\n" + Html.note(more(columns.size() - shown, "column")) : "");
  }

  private static String more(long count, String what) {
    return "… and " + plural(count, "more " + what);
  }

  /** A count with its noun, such as {@code 1 row} or {@code 2,000 rows}. */
  public static String plural(long count, String noun) {
    return Numbers.grouped(count) + " " + noun + (count == 1 ? "" : "s");
  }

  private List<Integer> widths() {
    return IntStream.range(0, columns.size())
        .mapToObj(
            c ->
                Math.max(
                    clip(columns.get(c).name()).length(),
                    rows.stream().mapToInt(r -> clip(r.get(c)).length()).max().orElse(0)))
        .toList();
  }

  private String line(List<String> words, List<Integer> widths, int shown) {
    StringBuilder line = new StringBuilder();
    for (int c = 0; c < shown; c++) {
      String word = clip(words.get(c));
      String space = " ".repeat(widths.get(c) - word.length());
      line.append(c == 0 ? "" : BETWEEN);
      line.append(columns.get(c).number() ? space + word : word + space);
    }
    return line.toString().stripTrailing();
  }

  /** Control characters would break lines, or speak to a terminal. */
  private static String clip(String word) {
    String clean = word.replaceAll("\\p{Cntrl}", " ");
    return cut(clean, WORD);
  }

  private static String cut(String word, int length) {
    return word.length() <= length ? word : word.substring(0, length - 1) + "…";
  }
}
