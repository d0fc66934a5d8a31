package dev.cairn.task;

import dev.cairn.data.Examples;
import dev.cairn.data.Labels;
import dev.cairn.data.text.Span;
import dev.cairn.graph.Loss;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A tag for each word. BIO tags are judged by F1 of the entities, as conlleval counts them: an
 * entity is right if its kind and both its ends are; any other tags by accuracy.
 *
 * @param tags in the order of the network's logits
 * @param chain whether tags are predicted as the likeliest chain of a {@link
 *     Loss.ConditionalRandomField}; else each by itself
 */
public record Tagging(Labels tags, boolean chain) implements Task {
  static final String F1 = "F1";
  static final String ACCURACY = "accuracy";

  /** The column with the words. */
  public static final String SENTENCE = "sentence";

  /** Whether the tags tell entities. */
  public boolean hasEntities() {
    return Span.areBio(tags.names());
  }

  @Override
  public List<String> metrics() {
    return hasEntities() ? List.of(F1, "precision", "recall", ACCURACY) : List.of(ACCURACY);
  }

  @Override
  public List<CurveChart> charts() {
    return List.of(CurveChart.of(metrics().get(0)));
  }

  @Override
  public Scorer scorer() {
    return new TagScorer(this);
  }

  @Override
  public Comparator<Scores> better() {
    return Criteria.better(metrics().get(0), true);
  }

  @Override
  public Tagging with(Criteria criteria) {
    OwnMetrics.check(criteria, "a net that tags", metrics());
    return this;
  }

  /** Scores at each position. */
  int channels() {
    return chain ? new Loss.ConditionalRandomField(tags.size()).channels() : tags.size();
  }

  /** The outputs of one example. */
  PositionRow row(float[] outputs, int example, int positions) {
    int width = channels() * positions;
    return new PositionRow(outputs, example * width, channels(), positions);
  }

  /** The tags of the words at {@code places}. */
  int[] decode(PositionRow row, int... places) {
    return chain
        ? new Chain(row, tags.size(), places).likeliest()
        : IntStream.of(places).map(place -> row.largest(place, tags.size())).toArray();
  }

  /** Logarithm of the probability of tags at {@code places}. */
  double logarithm(PositionRow row, int[] places, int... labels) {
    if (chain) {
      return new Chain(row, tags.size(), places).logarithm(labels);
    }
    double sum = 0;
    for (int t = 0; t < places.length; t++) {
      sum += row.at(labels[t], places[t]) - row.logarithmOfSum(places[t], tags.size());
    }
    return sum;
  }

  List<String> names(int... labels) {
    return IntStream.of(labels).mapToObj(tags::name).toList();
  }

  /**
   * A row a sentence: {@code example}, {@code sentence}, {@code actual} and {@code predicted} tags
   * with spaces between, {@code confidence} (probability that all tags are right), {@code right}
   * and {@code loss} in nats a word. What needs answers is missing where a word has none, and where
   * no sentence has all of its own, these columns are.
   */
  @Override
  public Predictions predictions(Examples examples, float[] outputs) {
    IntColumn example = IntColumn.create("example");
    StringColumn sentence = StringColumn.create(SENTENCE);
    StringColumn actual = StringColumn.create("actual");
    StringColumn predicted = StringColumn.create("predicted");
    DoubleColumn confidence = DoubleColumn.create("confidence");
    BooleanColumn right = BooleanColumn.create("right");
    DoubleColumn loss = DoubleColumn.create("loss");
    int positions = examples.target().positions();
    boolean answered = false;
    for (int i = 0; i < examples.size(); i++) {
      int[] known = answers(examples, i);
      List<String> words = words(examples, i, known);
      int[] places = IntStream.range(0, words.size()).toArray();
      PositionRow row = row(outputs, i, positions);
      int[] found = decode(row, places);
      example.append(i);
      sentence.append(String.join(" ", words));
      predicted.append(String.join(" ", names(found)));
      confidence.append(Math.exp(logarithm(row, places, found)));
      int[] labels = IntStream.of(places).map(p -> known[p]).toArray();
      if (IntStream.of(labels).allMatch(label -> label >= 0)) {
        answered = true;
        actual.append(String.join(" ", names(labels)));
        right.append(Arrays.equals(labels, found));
        loss.append(-logarithm(row, places, labels) / Math.max(1, places.length));
      } else {
        actual.appendMissing();
        right.appendMissing();
        loss.appendMissing();
      }
    }
    Table table =
        answered
            ? Table.create(
                "predictions", example, sentence, actual, predicted, confidence, right, loss)
            : Table.create("predictions", example, sentence, predicted, confidence);
    return new Predictions(table, examples);
  }

  private int[] answers(Examples examples, int index) {
    FloatBuffer targets = FloatBuffer.allocate(examples.target().elements());
    examples.write(index, FloatBuffer.allocate(examples.input().elements()), targets);
    return PositionRow.answers(targets, 0, tags.size(), examples.target().positions());
  }

  /** As read; of other examples, numbers of the positions up to the last answer. */
  private static List<String> words(Examples examples, int index, int... known) {
    List<String> words = examples.tokens(index);
    if (!words.isEmpty()) {
      return words;
    }
    int end = known.length;
    boolean any = IntStream.of(known).anyMatch(label -> label >= 0);
    while (any && known[end - 1] < 0) {
      end--;
    }
    List<String> numbers = new ArrayList<>();
    IntStream.range(0, end).forEach(p -> numbers.add(String.valueOf(p + 1)));
    return numbers;
  }

  @Override
  public Report report(Predictions predictions) {
    Table table = predictions.table();
    if (!table.columnNames().containsAll(List.of(SENTENCE, "actual", "predicted"))) {
      throw new TaskException(
          "a table with the columns sentence, actual, predicted",
          "the columns " + String.join(", ", table.columnNames()),
          "Task.report",
          "give the predictions of sentences whose tags are known");
    }
    EntityTally tally = new EntityTally();
    for (int row = 0; row < table.rowCount(); row++) {
      List<String> actual = actual(table, row);
      if (!actual.isEmpty()) {
        tally.add(actual, predicted(table, row));
      }
    }
    if (tally.words() == 0) {
      throw TaskException.nothingScored();
    }
    return tally.report(tags);
  }

  /** The words of a row of {@link #predictions(Examples, float[])}. */
  public static List<String> words(Predictions predictions, int row) {
    Table table = predictions.table();
    List<String> words = predictions.examples().tokens(table.intColumn("example").getInt(row));
    return words.isEmpty() ? split(table, SENTENCE, row) : words;
  }

  /** The tags that a row of {@link #predictions(Examples, float[])} predicts. */
  public static List<String> predicted(Table predictions, int row) {
    return split(predictions, "predicted", row);
  }

  /** The actual ones; none where they are not known. */
  public static List<String> actual(Table predictions, int row) {
    return split(predictions, "actual", row);
  }

  private static List<String> split(Table table, String column, int row) {
    boolean known = table.containsColumn(column) && !table.column(column).isMissing(row);
    return known ? List.of(table.stringColumn(column).get(row).split(" ")) : List.of();
  }

  /** Also of sentences of which only some words have a tag: the others do not count. */
  @Override
  public Report report(Examples examples, float[] outputs) {
    TagScorer scorer = new TagScorer(this);
    int positions = examples.target().positions();
    for (int i = 0; i < examples.size(); i++) {
      scorer.add(row(outputs, i, positions), answers(examples, i));
    }
    if (scorer.answered() == 0) {
      throw TaskException.nothingScored();
    }
    return scorer.report();
  }
}
