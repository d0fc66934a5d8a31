package dev.cairn.show.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
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
  private static final int WIDTH = Words.COLUMNS;
  private static final int WORD = 20;
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

  /** As wide as the words are, or so narrow that all columns fit; but 20 cells at least. */
  private List<Integer> widths() {
    List<Integer> whole =
        IntStream.range(0, columns.size())
            .map(c -> Math.max(cells(columns.get(c).name()), widest(c)))
            .boxed()
            .toList();
    int word = WIDTH;
    while (word > WORD && fitting(atMost(word, whole)) < columns.size()) {
      word--;
    }
    return atMost(word, whole);
  }

  private int widest(int column) {
    return rows.stream().mapToInt(row -> cells(row.get(column))).max().orElse(0);
  }

  private static int cells(String word) {
    return Words.cells(Words.clean(word));
  }

  private static List<Integer> atMost(int word, List<Integer> widths) {
    return widths.stream().map(width -> Math.min(width, word)).toList();
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
          words.stream().map(w -> Html.escape(Words.cut(w, HTML_WORD))).toList(),
          marked.contains(r));
    }
    return table
        + (hidden > 0 ? "\n" + Html.note(more(hidden, "row")) : "")
        + (shown < columns.size() ? "\n" + Html.note(more(columns.size() - shown, "column")) : "");
  }

  /**
   * The same without rows in the middle, counted in their place: the first and the last ones stay,
   * {@code limit} together, and those that are marked.
   */
  public Grid shortened(int limit) {
    if (rows.size() <= limit) {
      return this;
    }
    List<List<String>> kept = new ArrayList<>();
    Set<Integer> stillMarked = new HashSet<>();
    int skipped = 0;
    for (int r = 0; r < rows.size(); r++) {
      if (r < limit / 2 || r >= rows.size() - limit / 2 || marked.contains(r)) {
        skipped = gap(kept, skipped);
        if (marked.contains(r)) {
          stillMarked.add(kept.size());
        }
        kept.add(rows.get(r));
      } else {
        skipped++;
      }
    }
    return new Grid(columns, kept, hidden, stillMarked);
  }

  /** A count of things whose plural does not end in a plain s. */
  public static String plural(long count, String noun, String ending) {
    return Numbers.grouped(count) + " " + noun + (count == 1 ? "" : ending);
  }

  private int gap(List<List<String>> kept, int skipped) {
    if (skipped > 0) {
      List<String> row = new ArrayList<>(Collections.nCopies(columns.size(), ""));
      row.set(columns.size() - 1, "… " + plural(skipped, "row"));
      kept.add(row);
    }
    return 0;
  }

  private static String more(long count, String what) {
    return "… and " + plural(count, "more " + what);
  }

  /** A count with its noun, such as {@code 1 row} or {@code 2,000 rows}. */
  public static String plural(long count, String noun) {
    return Numbers.grouped(count) + " " + noun + (count == 1 ? "" : "s");
  }

  private String line(List<String> words, List<Integer> widths, int shown) {
    StringBuilder line = new StringBuilder();
    for (int c = 0; c < shown; c++) {
      String word = Words.cut(Words.clean(words.get(c)), widths.get(c));
      String space = " ".repeat(widths.get(c) - Words.cells(word));
      String whole = Words.isolated(word);
      line.append(c == 0 ? "" : BETWEEN);
      line.append(columns.get(c).number() ? space + whole : whole + space);
    }
    return line.toString().stripTrailing();
  }
}
