package dev.cairn.task.metric;

import dev.cairn.data.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.ranking.NaturalRanking;

/** Counts predicted classes while they come in; used by one thread. */
public final class ClassTally {
  private final Labels labels;
  private final int[][] counts;
  private final long[] ranks;
  private final boolean keeping;
  private final List<float[]> probabilities = new ArrayList<>();
  private final List<Integer> actual = new ArrayList<>();
  private long size;

  /**
   * Begins.
   *
   * @param keeping whether all probabilities are kept, as {@link #auc} needs
   */
  public ClassTally(Labels labels, boolean keeping) {
    this.labels = labels;
    this.counts = new int[labels.size()][labels.size()];
    this.ranks = new long[labels.size()];
    this.keeping = keeping;
  }

  /**
   * Counts an example; of equal probabilities, the first one is taken for the larger one.
   *
   * @param of each class
   * @param label the actual class
   */
  public void add(double[] of, int label) {
    int largest = 0;
    int before = 0;
    for (int k = 0; k < of.length; k++) {
      largest = of[k] > of[largest] ? k : largest;
      before += of[k] > of[label] || k < label && of[k] == of[label] ? 1 : 0;
    }
    counts[label][largest]++;
    ranks[before]++;
    size++;
    if (keeping) {
      float[] kept = new float[of.length];
      IntStream.range(0, kept.length).forEach(k -> kept[k] = (float) of[k]);
      probabilities.add(kept);
      actual.add(label);
    }
  }

  /** The classes. */
  public Labels labels() {
    return labels;
  }

  /** Examples so far. */
  public long size() {
    return size;
  }

  /** Examples so far that were predicted rightly. */
  public long right() {
    return ranks[0];
  }

  /** How often each class was taken for each other. */
  public ClassCounts counts() {
    return new ClassCounts(counts);
  }

  /** Part of the examples whose class is among the {@code k} most probable ones. */
  double top(int k) {
    return IntStream.range(0, k).mapToDouble(rank -> ranks[rank]).sum() / size;
  }

  /**
   * Area under the ROC curve, by the rank sum of Mann and Whitney (1947), ties counting half: of
   * the second of two classes, else the mean over each class against the rest. Classes of which
   * there are no or only examples do not count; NaN if there is no other.
   */
  double auc() {
    int first = labels.size() == 2 ? 1 : 0;
    return IntStream.range(first, labels.size())
        .mapToDouble(this::against)
        .filter(area -> !Double.isNaN(area))
        .average()
        .orElse(Double.NaN);
  }

  private double against(int k) {
    double[] scores = probabilities.stream().mapToDouble(of -> of[k]).toArray();
    double positive = actual.stream().filter(label -> label == k).count();
    double negative = scores.length - positive;
    boolean finite = IntStream.range(0, scores.length).allMatch(i -> Double.isFinite(scores[i]));
    if (positive == 0 || negative == 0 || !finite) {
      return Double.NaN;
    }
    double[] ranked = new NaturalRanking().rank(scores);
    double sum =
        IntStream.range(0, scores.length)
            .filter(i -> actual.get(i) == k)
            .mapToDouble(i -> ranked[i])
            .sum();
    return (sum - positive * (positive + 1) / 2) / (positive * negative);
  }
}
