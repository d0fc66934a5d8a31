package dev.cairn.task;

import dev.cairn.data.Labels;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** Nats a symbol, and how often the likeliest symbol came. */
final class LanguageScorer implements Scorer {
  private final int symbols;
  private double nats;
  private long right;
  private long answered;

  LanguageScorer(Labels symbols) {
    this.symbols = symbols.size();
  }

  @Override
  public void add(int size, float[] outputs, FloatBuffer targets) {
    int width = outputs.length / size;
    for (int i = 0; i < size; i++) {
      add(new PositionRow(outputs, i * width, symbols, width / symbols), targets, i * width);
    }
  }

  void add(PositionRow row, FloatBuffer targets, int from) {
    int[] answers = PositionRow.answers(targets, from, symbols, row.positions());
    for (int p = 0; p < answers.length; p++) {
      if (answers[p] >= 0) {
        nats += row.logarithmOfSum(p, symbols) - row.at(answers[p], p);
        right += row.largest(p, symbols) == answers[p] ? 1 : 0;
        answered++;
      }
    }
  }

  @Override
  public long answered() {
    return answered;
  }

  double nats() {
    return nats / answered;
  }

  double accuracy() {
    return (double) right / answered;
  }

  @Override
  public Scores scores() {
    if (answered == 0) {
      throw TaskException.nothingScored();
    }
    LanguageReport report = new LanguageReport(nats(), accuracy(), answered);
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(LanguageModelling.BITS, report.bits());
    values.put(LanguageModelling.PERPLEXITY, report.perplexity());
    values.put(LanguageModelling.ACCURACY, report.accuracy());
    return new Scores(nats(), values, report.summary());
  }
}
