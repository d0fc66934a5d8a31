package dev.cairn.task;

import dev.cairn.data.Labels;
import java.util.Arrays;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The confusion matrix of a classification: how often each class was taken for each other. */
public final class Confusion {
  private final Labels labels;
  private final int[][] counts;

  private Confusion(Labels labels, int[][] counts) {
    this.labels = labels;
    this.counts = counts;
  }

  /** Counts the rows of a table of class predictions. */
  public static Confusion of(Labels labels, Predictions predictions) {
    int[][] counts = new int[labels.size()][labels.size()];
    for (Row row : predictions.table()) {
      int actual = labels.names().indexOf(row.getString("actual"));
      counts[actual][labels.names().indexOf(row.getString("predicted"))]++;
    }
    return new Confusion(labels, counts);
  }

  /** The classes, in the order of rows and columns. */
  public Labels labels() {
    return labels;
  }

  /** How many examples of class {@code actual} were predicted as {@code predicted}. */
  public int count(int actual, int predicted) {
    return counts[actual][predicted];
  }

  /** How many examples of class {@code actual} there are. */
  public int total(int actual) {
    return Arrays.stream(counts[actual]).sum();
  }

  /** A row for each actual class, a column for each predicted one. */
  public Table table() {
    StringColumn actual = StringColumn.create("actual", labels.names());
    Table table = Table.create("confusion", actual);
    for (int k = 0; k < labels.size(); k++) {
      int predicted = k;
      int[] column = Arrays.stream(counts).mapToInt(row -> row[predicted]).toArray();
      table.addColumns(IntColumn.create(labels.name(k), column));
    }
    return table;
  }

  @Override
  public String toString() {
    return table().printAll();
  }
}
