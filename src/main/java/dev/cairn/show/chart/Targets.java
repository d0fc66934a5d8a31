package dev.cairn.show.chart;

import java.util.List;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;

/** The predicted values of a regression's table: pairs of columns, one pair a target. */
public final class Targets {
  private static final String ACTUAL = "actual";
  private static final String PREDICTED = "predicted";

  private Targets() {}

  /**
   * A pair of columns.
   *
   * @param name of the series: {@code predicted}, with the target behind it where there are several
   */
  public record Target(String name, NumericColumn<?> actual, NumericColumn<?> predicted) {}

  /** The pairs in a table, none if its columns were changed. */
  public static List<Target> of(Table table) {
    return table.columnNames().stream()
        .filter(name -> name.startsWith(ACTUAL))
        .map(name -> name.substring(ACTUAL.length()))
        .filter(behind -> table.containsColumn(PREDICTED + behind))
        .filter(behind -> table.column(ACTUAL + behind) instanceof NumericColumn)
        .filter(behind -> table.column(PREDICTED + behind) instanceof NumericColumn)
        .map(
            behind ->
                new Target(
                    PREDICTED + behind,
                    table.numberColumn(ACTUAL + behind),
                    table.numberColumn(PREDICTED + behind)))
        .toList();
  }
}
