package dev.cairn.data.tables;

import java.util.List;

/**
 * The inputs of a table as one array.
 *
 * @param columns what the values are
 * @param values {@code [rows, columns]}: numbers; for categories their index, or their number if it
 *     is a text that the table did not have; NaN where a value is missing
 */
public record Matrix(List<InputColumn> columns, float[] values) {

  /** Copies the list, not the array. */
  public Matrix {
    columns = List.copyOf(columns);
  }

  /** Numbers only. */
  public static Matrix ofNumbers(List<String> columns, float... values) {
    return new Matrix(columns.stream().<InputColumn>map(InputColumn.Numeric::new).toList(), values);
  }

  /** The value of a cell. */
  float at(int row, int column) {
    return values[row * columns.size() + column];
  }
}
