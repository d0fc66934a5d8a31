package dev.cairn.cli;

import dev.cairn.graph.OneLine;
import dev.cairn.show.page.Words;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** For people: as wide as the first rows need. */
final class TableLines extends PredictionLines {
  private static final int WIDEST = 60;
  private int[] widths = {};

  TableLines(PrintWriter out) {
    super(out);
  }

  @Override
  void begin(List<String> header, List<List<Object>> first) {
    widths = header.stream().mapToInt(String::length).toArray();
    for (List<Object> row : first) {
      for (int c = 0; c < widths.length; c++) {
        widths[c] = Math.max(widths[c], Words.cells(shown(row.get(c))));
      }
    }
    print(header, List.copyOf(header));
  }

  private static String shown(Object value) {
    return value instanceof Double number
        ? number.isNaN() ? "" : String.format(Locale.ROOT, "%.4f", number)
        : Words.cut(OneLine.of(value.toString()), WIDEST);
  }

  @Override
  void print(List<String> header, List<Object> row) {
    StringBuilder line = new StringBuilder();
    for (int c = 0; c < widths.length; c++) {
      String text = shown(row.get(c));
      String space = " ".repeat(Math.max(0, widths[c] - Words.cells(text)));
      boolean right = row.get(c) instanceof Double;
      line.append(right ? space + text : text + space).append("  ");
    }
    out().println(line.toString().stripTrailing());
  }
}
