package dev.cairn.show.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** A Tablesaw table as a grid of words. */
public final class TableGrid {
  /** So many rows of a table are shown. */
  public static final int ROWS = 20;

  private TableGrid() {}

  /** The first {@code limit} rows. */
  public static Grid of(Table table, int limit) {
    int count = Math.min(limit, table.rowCount());
    List<Grid.Column> columns = new ArrayList<>();
    List<IntFunction<String>> words = new ArrayList<>();
    for (Column<?> column : table.columns()) {
      columns.add(new Grid.Column(column.name(), column instanceof NumericColumn));
      words.add(words(column, count));
    }
    List<List<String>> rows =
        IntStream.range(0, count)
            .mapToObj(r -> words.stream().map(word -> word.apply(r)).toList())
            .toList();
    return new Grid(columns, rows, table.rowCount() - count, Set.of());
  }

  /** Fractions get one format for the whole column, all else Tablesaw's own words. */
  private static IntFunction<String> words(Column<?> column, int count) {
    boolean fraction = column instanceof DoubleColumn || column instanceof FloatColumn;
    if (fraction && column instanceof NumericColumn<?> numbers) {
      DoubleFunction<String> format =
          Numbers.column(IntStream.range(0, count).mapToDouble(numbers::getDouble).toArray());
      return row -> format.apply(numbers.getDouble(row));
    }
    return row -> column.isMissing(row) ? "" : column.getString(row);
  }
}
