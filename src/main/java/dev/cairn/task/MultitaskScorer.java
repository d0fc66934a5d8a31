package dev.cairn.task;

import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Scores heads side by side. The loss is that which is trained, a mean over all examples; losses
 * and metrics of a head are over the examples whose answer is known, NaN if there is none.
 */
final class MultitaskScorer implements Scorer {
  private final Multitask task;
  private final List<Scorer> scorers;
  private long size;

  MultitaskScorer(Multitask task) {
    this.task = task;
    this.scorers = task.heads().stream().map(part -> part.task().scorer()).toList();
  }

  @Override
  public void add(int batch, float[] outputs, FloatBuffer targets) {
    float[] all = new float[batch * task.width()];
    targets.get(0, all);
    for (int k = 0; k < scorers.size(); k++) {
      Multitask.Part part = task.heads().get(k);
      scorers.get(k).add(batch, task.slice(part, outputs), FloatBuffer.wrap(task.slice(part, all)));
    }
    size += batch;
  }

  @Override
  public long answered() {
    return scorers.stream().mapToLong(Scorer::answered).max().orElse(0);
  }

  @Override
  public Scores scores() {
    if (answered() == 0) {
      throw TaskException.nothingScored();
    }
    double loss = 0;
    Map<String, Double> values = new LinkedHashMap<>();
    Map<String, Double> losses = new LinkedHashMap<>();
    Map<String, String> summaries = new LinkedHashMap<>();
    for (int k = 0; k < scorers.size(); k++) {
      Multitask.Part part = task.heads().get(k);
      Scorer scorer = scorers.get(k);
      if (scorer.answered() == 0) {
        part.task().metrics().forEach(m -> values.put(part.title(m), Double.NaN));
        losses.put(part.title("loss"), Double.NaN);
        continue;
      }
      Scores own = scorer.scores();
      loss += part.weight() * own.loss() * scorer.answered() / size;
      own.metrics().forEach((name, value) -> values.put(part.title(name), value));
      losses.put(part.title("loss"), own.loss());
      summaries.put(part.name(), own.summary());
    }
    values.putAll(losses);
    String summary =
        summaries.entrySet().stream()
            .map(e -> e.getKey() + " " + e.getValue())
            .collect(Collectors.joining(", "));
    return new Scores(loss, values, summary);
  }
}
