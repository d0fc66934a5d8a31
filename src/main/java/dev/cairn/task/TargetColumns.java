package dev.cairn.task;

import java.util.List;
import org.apache.commons.math3.stat.StatUtils;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;

/**
 * One target of a regression in a table of predictions: what is actual and what was predicted.
 *
 * @param name {@code target}, with its number behind where there are several
 * @param actual values in the target's units, an example a row
 * @param predicted values for the same rows
 */
public record TargetColumns(String name, NumericColumn<?> actual, NumericColumn<?> predicted) {
  private static final String ACTUAL = "actual";
  private static final String PREDICTED = "predicted";

  /** The targets in a table, none if it is no regression's or its columns were changed. */
  public static List<TargetColumns> of(Table table) {
    return table.columnNames().stream()
        .filter(name -> name.startsWith(ACTUAL))
        .map(name -> name.substring(ACTUAL.length()))
        .filter(behind -> isNumber(table, ACTUAL + behind) && isNumber(table, PREDICTED + behind))
        .map(
            behind ->
                new TargetColumns(
                    "target" + behind,
                    table.numberColumn(ACTUAL + behind),
                    table.numberColumn(PREDICTED + behind)))
        .toList();
  }

  private static boolean isNumber(Table table, String column) {
    return table.containsColumn(column) && table.column(column) instanceof NumericColumn;
  }

  /** Predicted minus actual, in the target's units, a row each. */
  public double[] errors() {
    double[] errors = predicted.asDoubleArray();
    for (int row = 0; row < errors.length; row++) {
      errors[row] -= actual.getDouble(row);
    }
    return errors;
  }

  /** Mean of the squared distances from the mean of the actual values. */
  public double variance() {
    return StatUtils.populationVariance(actual.asDoubleArray());
  }
}
