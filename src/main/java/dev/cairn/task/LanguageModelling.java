package dev.cairn.task;

import dev.cairn.data.Examples;
import dev.cairn.data.Labels;
import dev.cairn.data.text.TopicSymbols;
import java.nio.FloatBuffer;
import java.util.Comparator;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Which symbol comes next, at each position of a text. Judged by the loss: nats a symbol, the
 * natural logarithm of how many symbols the net wavers between (perplexity); the same in bits.
 *
 * @param symbols in the order of the network's logits
 */
public record LanguageModelling(Labels symbols) implements Task {
  static final String BITS = "bits per character";
  static final String PERPLEXITY = "perplexity";
  static final String ACCURACY = "accuracy";

  /** The column of a text that a net wrote. */
  public static final String WRITTEN = "written";

  /** The column of the text that it was given to begin with. */
  public static final String PROMPT = "prompt";

  /** What the net can be told to write about; none if it learned from one long text. */
  public List<String> topics() {
    return TopicSymbols.topics(symbols.names());
  }

  @Override
  public List<String> metrics() {
    return List.of(BITS, PERPLEXITY, ACCURACY);
  }

  @Override
  public List<CurveChart> charts() {
    return List.of(CurveChart.of(BITS));
  }

  @Override
  public Scorer scorer() {
    return new LanguageScorer(symbols);
  }

  @Override
  public Comparator<Scores> better() {
    return Comparator.comparingDouble(Scores::loss).reversed();
  }

  @Override
  public LanguageModelling with(Criteria criteria) {
    OwnMetrics.check(criteria, "a language model", metrics());
    return this;
  }

  /**
   * A row a window: {@code example}, {@code text}, {@code symbols} that have an answer, {@code
   * loss} in nats a symbol, {@code accuracy}.
   */
  @Override
  public Predictions predictions(Examples examples, float[] outputs) {
    IntColumn example = IntColumn.create("example");
    StringColumn text = StringColumn.create("text");
    IntColumn count = IntColumn.create("symbols");
    DoubleColumn loss = DoubleColumn.create("loss");
    DoubleColumn accuracy = DoubleColumn.create(ACCURACY);
    int positions = examples.target().positions();
    int width = symbols.size() * positions;
    for (int i = 0; i < examples.size(); i++) {
      FloatBuffer targets = FloatBuffer.allocate(width);
      examples.write(i, FloatBuffer.allocate(examples.input().elements()), targets);
      LanguageScorer scorer = new LanguageScorer(symbols);
      scorer.add(new PositionRow(outputs, i * width, symbols.size(), positions), targets, 0);
      example.append(i);
      text.append(examples.text(i).orElse(""));
      count.append((int) scorer.answered());
      loss.append(scorer.answered() == 0 ? Double.NaN : scorer.nats());
      accuracy.append(scorer.answered() == 0 ? Double.NaN : scorer.accuracy());
    }
    Table table = Table.create("predictions", example, text, count, loss, accuracy);
    return new Predictions(table, examples);
  }

  /**
   * A text that the net wrote, for a look at it: one row with {@code prompt} and {@code written}.
   */
  public Predictions written(Examples examples, String prompt, String text) {
    Table table =
        Table.create(
            "sample",
            StringColumn.create(PROMPT, List.of(prompt)),
            StringColumn.create(WRITTEN, List.of(text)));
    return new Predictions(table, examples);
  }

  @Override
  public Report report(Predictions predictions) {
    Table table = predictions.table();
    if (!table.columnNames().containsAll(List.of("symbols", "loss", ACCURACY))) {
      throw new TaskException(
          "a table with the columns symbols, loss, accuracy",
          "the columns " + String.join(", ", table.columnNames()),
          "Task.report",
          "give the predictions of a language model");
    }
    double nats = 0;
    double right = 0;
    long all = 0;
    for (int row = 0; row < table.rowCount(); row++) {
      int count = table.intColumn("symbols").getInt(row);
      nats += count == 0 ? 0 : count * table.doubleColumn("loss").getDouble(row);
      right += count == 0 ? 0 : count * table.doubleColumn(ACCURACY).getDouble(row);
      all += count;
    }
    if (all == 0) {
      throw TaskException.nothingScored();
    }
    return new LanguageReport(nats / all, right / all, all);
  }
}
