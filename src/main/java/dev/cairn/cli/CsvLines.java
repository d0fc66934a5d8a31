package dev.cairn.cli;

import java.io.PrintWriter;
import java.util.List;

/** For other programs. */
final class CsvLines extends PredictionLines {
  CsvLines(PrintWriter out) {
    super(out);
  }

  @Override
  void begin(List<String> header, List<List<Object>> first) {
    print(header, List.copyOf(header));
  }

  @Override
  void print(List<String> header, List<Object> row) {
    out().print(String.join(",", row.stream().map(v -> quoted(text(v))).toList()) + "\r\n");
  }

  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }
}
