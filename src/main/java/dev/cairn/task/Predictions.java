package dev.cairn.task;

import dev.cairn.data.Examples;
import tech.tablesaw.api.Table;

/**
 * What a network says of some examples, as a table with a row an example, in the examples' order.
 *
 * <p>Classification has the columns "example", {@code actual}, {@code predicted}, {@code
 * confidence} (probability of the predicted class) and {@code right}; regression has "example",
 * {@code actual}, {@code predicted} and {@code error} (predicted minus actual), with the target's
 * number behind them where there are several.
 *
 * @param table the table; a copy is yours to change
 * @param examples what was predicted, for pictures beside the rows
 */
public record Predictions(Table table, Examples examples) {
  /** The same rows in another order or fewer of them, for example the wrong ones. */
  public Predictions with(Table rows) {
    return new Predictions(rows, examples);
  }

  /** The rows in which the predicted class is not the actual one, most confident first. */
  public Predictions mistakes() {
    return with(table.where(table.booleanColumn("right").isFalse()).sortDescendingOn("confidence"));
  }

  @Override
  public String toString() {
    return table.print(20);
  }
}
