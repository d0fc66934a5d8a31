package dev.cairn.task;

import dev.cairn.data.Examples;
import dev.cairn.data.Labels;
import java.nio.FloatBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One class of several for each example, trained with cross-entropy and judged by accuracy.
 *
 * @param labels the classes, in the order of the network's logits
 */
public record Classification(Labels labels) implements Task {
  private static final String ACCURACY = "accuracy";

  @Override
  public List<String> metrics() {
    return List.of(ACCURACY);
  }

  @Override
  public Comparator<Scores> better() {
    return Comparator.<Scores>comparingDouble(s -> s.metric(ACCURACY))
        .thenComparing(Comparator.comparingDouble(Scores::loss).reversed());
  }

  @Override
  public Scorer scorer() {
    return new AccuracyScorer(labels.size());
  }

  @Override
  public Predictions predictions(Examples examples, float[] outputs) {
    return ClassPredictions.of(labels, examples, outputs);
  }

  @Override
  public Report report(Predictions predictions) {
    return ClassReport.of(Confusion.of(labels, predictions));
  }

  private static final class AccuracyScorer implements Scorer {
    private final int classes;
    private double loss;
    private long right;
    private long count;

    AccuracyScorer(int classes) {
      this.classes = classes;
    }

    @Override
    public void add(int size, float[] outputs, FloatBuffer targets) {
      for (int i = 0; i < size; i++) {
        int from = i * classes;
        double[] probabilities = Softmax.of(outputs, from, classes);
        int actual = 0;
        for (int k = 0; k < classes; k++) {
          float target = targets.get(from + k);
          if (target != 0) {
            loss -= target * Math.log(Math.max(probabilities[k], Double.MIN_NORMAL));
          }
          actual = target > targets.get(from + actual) ? k : actual;
        }
        right += Softmax.largest(probabilities) == actual ? 1 : 0;
      }
      count += size;
    }

    @Override
    public Scores scores() {
      if (count == 0) {
        throw TaskException.nothingScored();
      }
      double accuracy = (double) right / count;
      return new Scores(
          loss / count,
          Map.of(ACCURACY, accuracy),
          String.format(Locale.ROOT, "accuracy %.4f (%d/%d)", accuracy, right, count));
    }
  }
}
