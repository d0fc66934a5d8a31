package dev.cairn.task;

import dev.cairn.data.Encoder;
import dev.cairn.data.Examples;
import dev.cairn.data.text.TextEncoding;
import dev.cairn.graph.NearestName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/**
 * What a network says of some examples, as a table with a row an example, at first in the examples'
 * order. Its methods give other orders, or fewer rows, and leave this one as it is:
 *
 * <pre>{@code
 * show(predictions.worst());                                   // surest mistakes first
 * show(predictions.of("Shirt").takenFor("Coat").first(5));     // five shirts that looked like coats
 * }</pre>
 *
 * <p>Where nobody knows the actual value of a row, it is missing, and so is what is derived from
 * it.
 *
 * <p>Classification has the columns "example", {@code actual}, {@code predicted}, {@code
 * confidence} (probability of the predicted class), {@code right} and {@code loss} (minus the
 * logarithm of the actual class's probability); regression has "example", {@code actual}, {@code
 * predicted} and {@code error} (predicted minus actual), with the target's number behind them where
 * there are several.
 *
 * @param table the table; a copy is yours to change
 * @param examples what was predicted, for pictures beside the rows
 * @param doubt why the model is invalid; empty if nothing speaks against it
 */
public record Predictions(Table table, Examples examples, Optional<String> doubt) {
  private static final String EXAMPLE = "example";
  private static final String ACTUAL = "actual";
  private static final String PREDICTED = "predicted";
  private static final String CONFIDENCE = "confidence";
  private static final String LOSS = "loss";
  private static final String RIGHT = "right";

  /** Of a model that nothing speaks against. */
  public Predictions(Table table, Examples examples) {
    this(table, examples, Optional.empty());
  }

  /**
   * The same predictions of a model that is invalid, which they say wherever they are shown.
   *
   * @param why for example that its data were changed
   */
  public Predictions doubted(String why) {
    return new Predictions(table, examples, Optional.of(why));
  }

  /** The line above an invalid model's predictions. */
  public Optional<String> warning() {
    return doubt.map(why -> "INVALID, not to be relied on: " + why);
  }

  /**
   * Says how many of these texts are longer than what the net reads, for example {@code 2 of 3
   * texts cut to the 96 characters that the net reads}; empty if none is.
   */
  public Optional<String> cut() {
    if (!table.containsColumn(EXAMPLE)) {
      return Optional.empty();
    }
    long cut =
        table.intColumn(EXAMPLE).asList().stream().filter(i -> examples.unread(i) > 0).count();
    return cut == 0
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "%,d of %,d texts cut to the %s that the net reads",
                cut,
                table.rowCount(),
                row(examples.encoding())));
  }

  private static String row(Encoder.Input input) {
    if (input instanceof Encoder.Texts texts) {
      TextEncoding encoding = texts.encoding();
      return encoding.length() + " " + encoding.form().tokenizer().unit();
    }
    return input instanceof Encoder.Words words ? words.length() + " words" : "symbols";
  }

  /** The same examples with a table of your own, for example fewer rows or more columns. */
  public Predictions with(Table rows) {
    return new Predictions(rows, examples, doubt);
  }

  /** The first rows, at most {@code count}. */
  public Predictions first(int count) {
    return with(RowOrder.where(table, row -> row < count));
  }

  /**
   * All rows, the most confident first.
   *
   * @throws TaskException if the rows are no classification's
   */
  public Predictions byConfidence() {
    check(List.of(CONFIDENCE), "predictions.byConfidence()");
    return with(RowOrder.descending(table, table.numberColumn(CONFIDENCE)::getDouble));
  }

  /**
   * All rows, the worst first: of a classification those with the largest loss, of a regression
   * those with the largest absolute error (of several targets, the largest mean squared error in
   * units of each target's variance).
   *
   * @throws TaskException if the table has neither
   */
  public Predictions byError() {
    if (table.containsColumn(LOSS)) {
      return with(RowOrder.descending(table, table.numberColumn(LOSS)::getDouble));
    }
    List<TargetColumns> targets = TargetColumns.of(table);
    if (targets.isEmpty()) {
      throw missing("loss, or actual and predicted numbers", "predictions.byError()");
    }
    return with(RowOrder.descending(table, RowOrder.size(targets)));
  }

  /**
   * The worst mistakes first: of a classification the wrong rows only, the most confident first; of
   * a regression all rows, the largest absolute error first.
   *
   * @throws TaskException if the table has no such columns
   */
  public Predictions worst() {
    return table.containsColumn(RIGHT) ? wrong().byConfidence() : byError();
  }

  /**
   * The rows in which the predicted class is not the actual one.
   *
   * @throws TaskException if the rows are no classification's
   */
  public Predictions wrong() {
    check(List.of(ACTUAL, PREDICTED, RIGHT), "predictions.wrong()");
    return with(
        RowOrder.where(table, row -> Boolean.FALSE.equals(table.booleanColumn(RIGHT).get(row))));
  }

  /**
   * The rows whose actual class is {@code label}.
   *
   * @throws TaskException if the rows are no classification's, or do not know the class
   */
  public Predictions of(String label) {
    return having(ACTUAL, label, "of");
  }

  /**
   * The rows whose predicted class is {@code label}, whether that is right or not.
   *
   * @throws TaskException if the rows are no classification's, or do not know the class
   */
  public Predictions takenFor(String label) {
    return having(PREDICTED, label, "takenFor");
  }

  private Predictions having(String column, String label, String method) {
    check(List.of(column, CONFIDENCE), "predictions." + method + "(…)");
    TreeSet<String> known = new TreeSet<>();
    Stream.of(ACTUAL, PREDICTED)
        .filter(table::containsColumn)
        .forEach(c -> known.addAll(table.stringColumn(c).removeMissing().asSet()));
    if (!known.contains(label)) {
      throw new TaskException(
          "a class that occurs in these predictions",
          "'" + label + "'",
          "predictions.%s(\"%s\")".formatted(method, label),
          NearestName.mend(label, known));
    }
    return with(RowOrder.where(table, row -> table.stringColumn(column).get(row).equals(label)));
  }

  private void check(List<String> columns, String method) {
    if (!table.columnNames().containsAll(columns)) {
      throw missing(String.join(", ", columns), method);
    }
  }

  private TaskException missing(String columns, String method) {
    return new TaskException(
        "a table with the columns " + columns,
        "the columns " + String.join(", ", table.columnNames()),
        method,
        "a regression has byError() and worst(), data without answers have no mistakes");
  }

  @Override
  public String toString() {
    return warning().map(line -> line + "\n").orElse("")
        + table.print(20)
        + cut().map(line -> "\n" + line).orElse("");
  }
}
