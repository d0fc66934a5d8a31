package dev.cairn.data.tables;

import dev.cairn.data.files.DataException;
import dev.cairn.graph.NearestName;
import dev.cairn.graph.OneLine;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;

/**
 * What is to be predicted of a table.
 *
 * @param classes their names; none for numbers
 * @param values numbers, or the number of the class; NaN where it is missing
 */
public record Target(List<String> classes, float[] values) {
  private static final int MAX_CLASSES = 256;

  /** Copies the list, not the array. */
  public Target {
    classes = List.copyOf(classes);
  }

  /** True if a class is predicted, not a number. */
  public boolean isClass() {
    return !classes.isEmpty();
  }

  /** The classes of all rows, as unsigned bytes. */
  public byte[] labels() {
    byte[] labels = new byte[values.length];
    IntStream.range(0, labels.length).forEach(row -> labels[row] = (byte) values[row]);
    return labels;
  }

  /**
   * Reads a column that the options name, which exists.
   *
   * @throws DataException if it is of the wrong type, or has less than 2 or more than 256 classes
   */
  public static Target read(Source source, TableOptions options, String name) {
    Column<?> column = source.table().column(name);
    boolean classes = options.classes() || options.categories().contains(name);
    if (column instanceof NumericColumn<?> && !classes) {
      return ofNumbers(source, column);
    }
    if (!(column instanceof NumericColumn<?>
        || column instanceof StringColumn
        || column instanceof BooleanColumn)) {
      throw new DataException(
          "a column of numbers, texts or booleans to predict",
          "a column of type " + column.type().name(),
          source.places().column(column.name()),
          "turn it into numbers, or predict another column");
    }
    Column<?> texts = MatrixReader.texts(column);
    List<String> names =
        IntStream.range(0, texts.size())
            .filter(row -> !texts.isMissing(row))
            .mapToObj(texts::getString)
            .distinct()
            .sorted(order(column instanceof NumericColumn<?>))
            .toList();
    if (names.size() < 2 || names.size() > MAX_CLASSES) {
      throw new DataException(
          "2 to " + MAX_CLASSES + " classes",
          names.size() == 1
              ? "'" + OneLine.of(names.get(0)) + "' in every row"
              : String.format(Locale.ROOT, "%,d different values", names.size()),
          source.places().column(column.name()),
          "predict a column that names a class for each row");
    }
    return ofClasses(source, texts, names);
  }

  /**
   * Reads a column of rows that come later.
   *
   * @param classes the names that the training data had; none for numbers
   * @throws DataException if there is another class
   */
  public static Target readLike(Source source, String name, List<String> classes) {
    Column<?> column = source.table().column(name);
    return classes.isEmpty()
        ? ofNumbers(source, column)
        : ofClasses(source, MatrixReader.texts(column), classes);
  }

  private static Comparator<String> order(boolean numbers) {
    return numbers ? Comparator.comparingDouble(Double::parseDouble) : Comparator.naturalOrder();
  }

  private static Target ofNumbers(Source source, Column<?> column) {
    return new Target(
        List.of(),
        MatrixReader.readLike(source, List.of(new InputColumn.Numeric(column.name()))).values());
  }

  private static Target ofClasses(Source source, Column<?> texts, List<String> names) {
    float[] values = new float[texts.size()];
    for (int row = 0; row < values.length; row++) {
      int label = names.indexOf(texts.getString(row));
      if (label < 0 && !texts.isMissing(row)) {
        throw new DataException(
            "a class that was learnt",
            "\"" + texts.getString(row) + "\"",
            source.places().cell(row, texts.name()),
            NearestName.mend(texts.getString(row), names));
      }
      values[row] = texts.isMissing(row) ? Float.NaN : label;
    }
    return new Target(names, values);
  }
}
