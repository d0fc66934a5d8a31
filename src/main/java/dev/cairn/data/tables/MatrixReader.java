package dev.cairn.data.tables;

import dev.cairn.data.files.DataException;
import dev.cairn.data.tables.InputColumn.Categorical;
import dev.cairn.data.tables.InputColumn.Numeric;
import dev.cairn.graph.NearestName;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Turns the input columns of a table into a {@link Matrix}. */
public final class MatrixReader {
  private final Table table;
  private final Places places;

  private MatrixReader(Source source) {
    this.table = source.table();
    this.places = source.places();
  }

  /**
   * All columns but the target and the ignored ones.
   *
   * @throws DataException if a name is no column, no input is left, or a column is of no use
   */
  public static Matrix read(Source source, TableOptions options) {
    MatrixReader reader = new MatrixReader(source);
    reader.checkNames(options);
    List<InputColumn> columns =
        source.table().columns().stream()
            .filter(c -> !options.targets().contains(c.name()))
            .filter(c -> !options.ignored().contains(c.name()))
            .map(c -> reader.described(c, options.categories().contains(c.name())))
            .toList();
    if (columns.isEmpty() || source.table().rowCount() == 0) {
      throw new DataException(
          "rows, and a column to predict " + options.target() + " from",
          String.format(
              Locale.ROOT,
              "%,d rows and %d such columns",
              source.table().rowCount(),
              columns.size()),
          source.places().all(),
          "check the table, or ignore fewer columns");
    }
    return reader.matrix(columns);
  }

  /**
   * The columns that another matrix has, by name.
   *
   * @throws DataException if one is missing or has another type
   */
  public static Matrix readLike(Source source, List<InputColumn> columns) {
    MatrixReader reader = new MatrixReader(source);
    columns.forEach(column -> reader.checkName(column.name(), "the column " + column.name()));
    return reader.matrix(columns);
  }

  private void checkNames(TableOptions options) {
    options.targets().forEach(name -> checkName(name, "a column " + name + " to predict"));
    options.ignored().stream().sorted().forEach(n -> checkName(n, "a column " + n + " to ignore"));
    options.categories().stream()
        .sorted()
        .forEach(n -> checkName(n, "a column " + n + " of categories"));
  }

  private void checkName(String name, String expected) {
    if (!table.columnNames().contains(name)) {
      throw new DataException(
          expected,
          "columns " + String.join(", ", table.columnNames()),
          places.all(),
          NearestName.mend(name, table.columnNames()));
    }
  }

  private InputColumn described(Column<?> column, boolean categories) {
    return column instanceof NumericColumn<?> && !categories
        ? new Numeric(column.name())
        : new Categorical(column.name(), ColumnText.categories(texts(column), places, categories));
  }

  private Matrix matrix(List<InputColumn> columns) {
    float[] values = new float[Math.multiplyExact(table.rowCount(), columns.size())];
    for (int c = 0; c < columns.size(); c++) {
      float[] column =
          columns.get(c) instanceof Categorical categorical
              ? codes(categorical)
              : numbers(columns.get(c).name());
      for (int row = 0; row < column.length; row++) {
        values[row * columns.size() + c] = column[row];
      }
    }
    return new Matrix(columns, values);
  }

  private float[] codes(Categorical column) {
    Column<?> texts = texts(table.column(column.name()));
    Map<String, Integer> places = new HashMap<>();
    column.categories().forEach(category -> places.put(category, places.size()));
    float[] codes = new float[texts.size()];
    for (int row = 0; row < codes.length; row++) {
      codes[row] =
          texts.isMissing(row)
              ? Float.NaN
              : places.getOrDefault(texts.getString(row), places.size());
    }
    return codes;
  }

  private float[] numbers(String name) {
    if (!(table.column(name) instanceof NumericColumn<?> column)) {
      throw new DataException(
          "a column of numbers",
          "a column of type " + table.column(name).type().name(),
          places.column(name),
          "make it as it was in the table that was learnt from");
    }
    float[] numbers = new float[column.size()];
    for (int row = 0; row < numbers.length; row++) {
      numbers[row] = column.isMissing(row) ? Float.NaN : finite(column.getDouble(row), row, name);
    }
    return numbers;
  }

  private float finite(double number, int row, String column) {
    if (!Float.isFinite((float) number)) {
      throw new DataException(
          "a number between -3.4e38 and 3.4e38",
          String.valueOf(number),
          places.cell(row, column),
          "correct it, or leave the cell empty if the value is not known");
    }
    return (float) number;
  }

  /**
   * A column as texts; whole numbers are written without a point, and an empty text is a missing
   * value.
   */
  public static Column<?> texts(Column<?> column) {
    if (column instanceof StringColumn strings) {
      return emptied(strings) ? StringColumn.create(column.name(), strings.asList()) : column;
    }
    if (!(column instanceof NumericColumn<?> numbers)) {
      return column instanceof BooleanColumn ? column.asStringColumn() : column;
    }
    List<String> texts =
        IntStream.range(0, column.size())
            .mapToObj(row -> column.isMissing(row) ? "" : text(numbers.getDouble(row)))
            .toList();
    return StringColumn.create(column.name(), texts);
  }

  /** Texts that were emptied later do not count as missing for Tablesaw. */
  private static boolean emptied(StringColumn column) {
    return IntStream.range(0, column.size())
        .anyMatch(row -> column.get(row).isEmpty() && !column.isMissing(row));
  }

  private static String text(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? String.valueOf((long) number)
        : String.valueOf(number);
  }
}
