package dev.cairn.task;

import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Rows of a table in another order; Tablesaw's own sorting shuffles rows that are equal. */
final class RowOrder {
  private RowOrder() {}

  /** All rows, the largest value first; rows of one value keep their order, NaN is last. */
  static Table descending(Table table, IntToDoubleFunction value) {
    int[] rows =
        IntStream.range(0, table.rowCount())
            .boxed()
            .sorted(Comparator.comparingDouble(row -> key(value.applyAsDouble(row))))
            .mapToInt(Integer::intValue)
            .toArray();
    return rows(table, rows);
  }

  /** So that ascending keys are descending values. */
  private static double key(double value) {
    return Double.isNaN(value) ? Double.POSITIVE_INFINITY : -value;
  }

  /** The rows that are wanted, in their order. */
  static Table where(Table table, IntPredicate wanted) {
    return rows(table, IntStream.range(0, table.rowCount()).filter(wanted).toArray());
  }

  private static Table rows(Table table, int... rows) {
    Column<?>[] columns =
        table.columns().stream().map(column -> column.subset(rows)).toArray(Column<?>[]::new);
    return Table.create(table.name(), columns);
  }

  /**
   * How wrong each row of a regression is: the absolute error, or of several targets the mean of
   * the squared errors, each in units of its target's variance.
   */
  static IntToDoubleFunction size(List<TargetColumns> targets) {
    if (targets.size() == 1) {
      NumericColumn<?> actual = targets.get(0).actual();
      NumericColumn<?> predicted = targets.get(0).predicted();
      return row -> Math.abs(predicted.getDouble(row) - actual.getDouble(row));
    }
    List<double[]> errors = targets.stream().map(TargetColumns::errors).toList();
    double[] variances = targets.stream().mapToDouble(TargetColumns::variance).toArray();
    return row ->
        IntStream.range(0, variances.length)
            .mapToDouble(k -> errors.get(k)[row] * errors.get(k)[row] / unit(variances[k]))
            .average()
            .orElse(0);
  }

  private static double unit(double variance) {
    return variance > 0 ? variance : 1;
  }
}
