package dev.cairn.task;

import dev.cairn.data.Labels;
import dev.cairn.task.metric.ClassCounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
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

  /**
   * One class that was taken for another.
   *
   * @param actual name of the class
   * @param predicted name of the class that it was taken for
   * @param count how often
   * @param total examples of the actual class
   */
  public record Pair(String actual, String predicted, int count, int total) {
    /** Part of the actual class, 0 to 1. */
    public double share() {
      return (double) count / total;
    }

    /** For example {@code Shirt taken for Coat: 31 of 200}. */
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "%s taken for %s: %,d of %,d", actual, predicted, count, total);
    }
  }

  /**
   * Counts the rows of a table of class predictions whose actual class is known.
   *
   * @throws TaskException if a class in the table is none of the labels
   */
  public static Confusion of(Labels labels, Predictions predictions) {
    Map<String, Integer> numbers = new HashMap<>();
    labels.names().forEach(name -> numbers.put(name, numbers.size()));
    int[][] counts = new int[labels.size()][labels.size()];
    for (Row row : predictions.table()) {
      if (row.isMissing("actual")) {
        continue;
      }
      int actual = number(numbers, row.getString("actual"));
      counts[actual][number(numbers, row.getString("predicted"))]++;
    }
    return new Confusion(labels, counts);
  }

  /** Of counts that were made elsewhere, {@code [actual][predicted]}. */
  static Confusion of(Labels labels, int[][] counts) {
    return new Confusion(labels, counts);
  }

  private static int number(Map<String, Integer> numbers, String name) {
    Integer number = numbers.get(name);
    if (number == null) {
      throw new TaskException(
          "predictions of the classes " + String.join(", ", numbers.keySet()),
          "the class '" + name + "'",
          "Confusion.of",
          "give the labels that the model was trained with");
    }
    return number;
  }

  ClassCounts counts() {
    return new ClassCounts(counts);
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

  /** How many examples were predicted as class {@code predicted}, rightly or not. */
  public int predicted(int predicted) {
    return Arrays.stream(counts).mapToInt(row -> row[predicted]).sum();
  }

  /** How many examples there are. */
  public int total() {
    return IntStream.range(0, labels.size()).map(this::total).sum();
  }

  /** How many examples were predicted rightly. */
  public int right() {
    return IntStream.range(0, labels.size()).map(k -> counts[k][k]).sum();
  }

  /**
   * The part of class {@code actual} that was predicted as {@code predicted}, 0 to 1; 0 if the
   * class has no examples.
   */
  public double share(int actual, int predicted) {
    int total = total(actual);
    return total == 0 ? 0 : (double) counts[actual][predicted] / total;
  }

  /** Classes taken for each other, the most frequent first; equals in the order of the classes. */
  public List<Pair> pairs() {
    List<Pair> pairs = new ArrayList<>();
    for (int a = 0; a < labels.size(); a++) {
      int total = total(a);
      for (int p = 0; p < labels.size(); p++) {
        if (a != p && counts[a][p] > 0) {
          pairs.add(new Pair(labels.name(a), labels.name(p), counts[a][p], total));
        }
      }
    }
    pairs.sort(Comparator.comparingInt(Pair::count).reversed());
    return List.copyOf(pairs);
  }

  /** Counts: a row for each actual class, a column for each predicted one. */
  public Table table() {
    Table table = Table.create("confusion", StringColumn.create("actual", labels.names()));
    for (int k = 0; k < labels.size(); k++) {
      int predicted = k;
      int[] column = Arrays.stream(counts).mapToInt(row -> row[predicted]).toArray();
      table.addColumns(IntColumn.create(heading(k), column));
    }
    return table;
  }

  /** Percent of the actual class: a row for each actual class, a column for each predicted one. */
  public Table percent() {
    StringColumn actual = StringColumn.create("actual", labels.names());
    Table table = Table.create("confusion in percent", actual);
    for (int k = 0; k < labels.size(); k++) {
      int predicted = k;
      double[] column =
          IntStream.range(0, labels.size()).mapToDouble(a -> 100 * share(a, predicted)).toArray();
      table.addColumns(DoubleColumn.create(heading(k), column));
    }
    return table;
  }

  /** Tablesaw's columns differ in more than case, and the first one is named already. */
  private String heading(int label) {
    String name = labels.name(label);
    boolean taken =
        "actual".equalsIgnoreCase(name)
            || labels.names().stream().limit(label).anyMatch(name::equalsIgnoreCase);
    return taken ? name + " (class " + label + ")" : name;
  }

  @Override
  public String toString() {
    return table().printAll();
  }
}
