package dev.cairn.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Prints predictions as they come, some at a time. */
abstract class PredictionLines implements AutoCloseable {
  /** Of the table of predictions, which counts from 0 in each part. */
  private static final String NUMBER = "example";

  private final PrintWriter out;
  private boolean begun;

  PredictionLines(PrintWriter out) {
    this.out = out;
  }

  final PrintWriter out() {
    return out;
  }

  /** True if nobody reads any more. */
  final boolean isClosed() {
    return out.checkError();
  }

  /**
   * Prints some.
   *
   * @param title of the names
   * @param names one a row
   * @param predictions a row each
   */
  final void add(String title, List<String> names, Table predictions) {
    List<Column<?>> columns =
        predictions.columns().stream()
            .filter(column -> !column.name().equals(NUMBER))
            .filter(column -> column.countMissing() < column.size())
            .toList();
    List<String> header = new ArrayList<>(List.of(title));
    columns.forEach(column -> header.add(column.name()));
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      List<Object> row = new ArrayList<>(List.of(names.get(i)));
      for (Column<?> column : columns) {
        row.add(value(column, i));
      }
      rows.add(row);
    }
    if (!begun) {
      begin(header, rows);
      begun = true;
    }
    rows.forEach(row -> print(header, row));
    out.flush();
  }

  /** A number or a text. */
  private static Object value(Column<?> column, int row) {
    return column instanceof DoubleColumn numbers
        ? (Object) numbers.getDouble(row)
        : column.getString(row);
  }

  /** A number with the digits that a float has. */
  static String text(Object value) {
    return value instanceof Double number
        ? number.isNaN() ? "" : String.format(Locale.ROOT, "%.6g", number)
        : value.toString();
  }

  abstract void begin(List<String> header, List<List<Object>> first);

  abstract void print(List<String> header, List<Object> row);

  @Override
  public void close() {
    out.flush();
  }
}
