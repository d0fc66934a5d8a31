package dev.cairn.data;

import dev.cairn.data.files.Checksum;
import dev.cairn.data.files.DataException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Data sets from Tablesaw tables: numeric columns in, one column to be predicted. */
final class Tables {
  private static final int MAX_CLASSES = 256;

  private final Table table;
  private final String name;
  private final String target;

  private Tables(Table table, String target) {
    this.table = table;
    this.name = Objects.requireNonNullElse(table.name(), "table");
    this.target = target;
  }

  static Dataset read(Table table, String target, double testShare, long seed) {
    return new Tables(table, target).dataset(testShare, seed);
  }

  private Dataset dataset(double testShare, long seed) {
    if (!table.columnNames().contains(target) || table.columnCount() < 2) {
      throw new DataException(
          "a column " + target + " to predict, and others to predict it from",
          "columns " + String.join(", ", table.columnNames()),
          "table " + name,
          "give the name of one of the columns");
    }
    List<String> inputs = table.columnNames().stream().filter(c -> !c.equals(target)).toList();
    float[] values = values(inputs);
    Column<?> toPredict = table.column(target);
    return toPredict instanceof NumericColumn<?>
        ? regression(inputs, values, testShare, seed)
        : classification(inputs, values, toPredict, testShare, seed);
  }

  private Dataset regression(List<String> inputs, float[] values, double testShare, long seed) {
    float[] targets = values(List.of(target));
    TableExamples all = TableExamples.regression(inputs, values, target, targets);
    Split split = Split.of(all, testShare, seed, "test");
    return Dataset.regression(
        all.subset(split.kept()), all.subset(split.taken()), provenance(values, targets));
  }

  private Dataset classification(
      List<String> inputs, float[] values, Column<?> column, double testShare, long seed) {
    if (!(column instanceof StringColumn || column instanceof BooleanColumn)) {
      throw wrongType(column, "a column of numbers, texts or booleans to predict");
    }
    List<String> texts = texts(column);
    List<String> names = List.copyOf(new TreeSet<>(texts));
    if (names.size() < 2 || names.size() > MAX_CLASSES) {
      throw new DataException(
          "2 to " + MAX_CLASSES + " classes",
          names.size() + " different values",
          place(target),
          "predict a column that names a class for each row");
    }
    byte[] labels = new byte[texts.size()];
    float[] numbers = new float[texts.size()];
    for (int row = 0; row < labels.length; row++) {
      numbers[row] = names.indexOf(texts.get(row));
      labels[row] = (byte) numbers[row];
    }
    TableExamples all = TableExamples.classification(inputs, values, target, labels, names.size());
    Split split = Split.of(all, testShare, seed, "test");
    return Dataset.classification(
        all.subset(split.kept()),
        all.subset(split.taken()),
        new Labels(names),
        provenance(values, numbers));
  }

  private List<String> texts(Column<?> column) {
    for (int row = 0; row < column.size(); row++) {
      checkPresent(column, row);
    }
    return column.asStringColumn().asList();
  }

  /** Row-major. */
  private float[] values(List<String> columns) {
    float[] values = new float[Math.multiplyExact(table.rowCount(), columns.size())];
    for (int c = 0; c < columns.size(); c++) {
      if (!(table.column(columns.get(c)) instanceof NumericColumn<?> numbers)) {
        throw wrongType(table.column(columns.get(c)), "a column of numbers");
      }
      for (int row = 0; row < table.rowCount(); row++) {
        checkPresent(numbers, row);
        values[row * columns.size() + c] = (float) numbers.getDouble(row);
      }
    }
    return values;
  }

  private void checkPresent(Column<?> column, int row) {
    if (column.isMissing(row)) {
      throw new DataException(
          "a value",
          "a missing value",
          place(column.name()) + ", row " + row,
          "drop such rows with table.dropRowsWithMissingValues(), or fill them in");
    }
  }

  private DataException wrongType(Column<?> column, String expected) {
    return new DataException(
        expected,
        "a column of type " + column.type().name(),
        place(column.name()),
        "turn it into numbers, or leave it out with table.rejectColumns(\""
            + column.name()
            + "\")");
  }

  private String place(String column) {
    return "table " + name + ", column " + column;
  }

  private Provenance provenance(float[] values, float[] targets) {
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * (values.length + targets.length));
    bytes.asFloatBuffer().put(values).put(targets);
    return Provenance.of(
        name,
        "the user's table, target " + target,
        "not stated",
        List.of(Checksum.of(name, bytes.array())));
  }
}
