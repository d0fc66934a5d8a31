package dev.cairn.task;

import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Loss, entities and words of tagged sentences. Positions without an answer do not count. */
final class TagScorer implements Scorer {
  private final Tagging task;
  private final EntityTally tally = new EntityTally();
  private double nats;

  TagScorer(Tagging task) {
    this.task = task;
  }

  @Override
  public void add(int size, float[] outputs, FloatBuffer targets) {
    int positions = outputs.length / size / task.channels();
    int tags = task.tags().size();
    for (int i = 0; i < size; i++) {
      int[] answers = PositionRow.answers(targets, i * tags * positions, tags, positions);
      add(task.row(outputs, i, positions), answers);
    }
  }

  void add(PositionRow row, int... answers) {
    int[] places = IntStream.range(0, answers.length).filter(p -> answers[p] >= 0).toArray();
    int[] labels = IntStream.of(places).map(p -> answers[p]).toArray();
    nats -= task.logarithm(row, places, labels);
    tally.add(task.names(labels), task.names(task.decode(row, places)));
  }

  @Override
  public long answered() {
    return tally.words();
  }

  EntityReport report() {
    return tally.report(task.tags());
  }

  @Override
  public Scores scores() {
    if (answered() == 0) {
      throw TaskException.nothingScored();
    }
    EntityReport report = report();
    Map<String, Double> values = new LinkedHashMap<>();
    if (task.hasEntities()) {
      values.put(Tagging.F1, report.all().f1());
      values.put("precision", report.all().precision());
      values.put("recall", report.all().recall());
    }
    values.put(Tagging.ACCURACY, report.accuracy());
    return new Scores(nats / answered(), values, report.summary());
  }
}
