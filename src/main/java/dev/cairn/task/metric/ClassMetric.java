package dev.cairn.task.metric;

import dev.cairn.data.Labels;
import dev.cairn.graph.UnknownNameException;

/** A measure of predicted classes. */
public sealed interface ClassMetric extends Metric {

  /** Its value. */
  double of(ClassTally tally);

  /** Whether the tally has to keep all probabilities for it. */
  default boolean readsProbabilities() {
    return false;
  }

  /**
   * Whether it can be measured on these classes.
   *
   * @throws MetricException if it cannot
   * @throws UnknownNameException if it is of a class that is none of them
   */
  default void check(Labels labels) {}

  @Override
  default boolean isHigherBetter() {
    return true;
  }

  /** A rate of each class; what would be divided by 0 is 0, as in scikit-learn. */
  enum Rate {
    /** Part of the examples predicted as a class that are of it. */
    PRECISION("precision"),
    /** Part of the examples of a class that were predicted as it. */
    RECALL("recall"),
    /** The harmonic mean of both. */
    F1("F1");

    private final String label;

    Rate(String label) {
      this.label = label;
    }

    double of(ClassCounts counts, int k) {
      return switch (this) {
        case PRECISION -> counts.precision(k);
        case RECALL -> counts.recall(k);
        case F1 -> counts.f1(k);
      };
    }
  }

  /** Part of the examples that were predicted rightly. */
  record Accuracy() implements ClassMetric {
    @Override
    public String title() {
      return "accuracy";
    }

    @Override
    public double of(ClassTally tally) {
      return tally.top(1);
    }
  }

  /**
   * Part of the examples whose class is among the most probable ones.
   *
   * @param k how many of those
   */
  record Top(int k) implements ClassMetric {
    @Override
    public String title() {
      return "top-" + k + " accuracy";
    }

    @Override
    public double of(ClassTally tally) {
      return tally.top(k);
    }

    @Override
    public void check(Labels labels) {
      if (k < 1 || k >= labels.size()) {
        throw new MetricException(
            "a number of classes from 1 to " + (labels.size() - 1),
            String.valueOf(k),
            "Metrics.top",
            "with as many as there are, " + labels.size() + ", every answer is right");
      }
    }
  }

  /**
   * A rate as a mean over classes.
   *
   * @param rate of each class
   * @param weighted by the examples of each class; else the plain mean of all classes that occur
   */
  record Mean(Rate rate, boolean weighted) implements ClassMetric {
    @Override
    public String title() {
      return (weighted ? "weighted " : "") + rate.label;
    }

    @Override
    public double of(ClassTally tally) {
      ClassCounts counts = tally.counts();
      return counts.mean(k -> rate.of(counts, k), weighted);
    }
  }

  /**
   * A rate of one class.
   *
   * @param rate what is measured
   * @param label name of the class
   */
  record OfClass(Rate rate, String label) implements ClassMetric {
    @Override
    public String title() {
      return rate.label + " of " + label;
    }

    @Override
    public double of(ClassTally tally) {
      return rate.of(tally.counts(), tally.labels().names().indexOf(label));
    }

    @Override
    public void check(Labels labels) {
      if (!labels.names().contains(label)) {
        throw new UnknownNameException(
            "the name of a class", label, "Metrics." + rate.label, labels.names());
      }
    }
  }

  /**
   * Area under the curve of true over false positives; of more than two classes, the mean over each
   * class against the rest.
   */
  record Auc() implements ClassMetric {
    @Override
    public String title() {
      return "AUC";
    }

    @Override
    public double of(ClassTally tally) {
      return tally.auc();
    }

    @Override
    public boolean readsProbabilities() {
      return true;
    }
  }
}
