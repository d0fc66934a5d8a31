package dev.cairn.task.metric;

import dev.cairn.task.metric.ClassMetric.Rate;

/**
 * The metrics that a trainer can record at each epoch, or choose the best epoch by:
 *
 * <pre>{@code
 * Trainer.defaults().metrics(Metrics.f1(), Metrics.top(3)).best(Metrics.f1()).fit(net, data);
 * }</pre>
 */
public final class Metrics {
  private Metrics() {}

  /** Part of the examples that were predicted rightly, 0 to 1. */
  public static Metric accuracy() {
    return new ClassMetric.Accuracy();
  }

  /** Part of the examples whose class is among the {@code k} most probable ones, 0 to 1. */
  public static Metric top(int k) {
    return new ClassMetric.Top(k);
  }

  /** Precision: the plain mean over all classes that occur (macro), 0 to 1. */
  public static Metric precision() {
    return new ClassMetric.Mean(Rate.PRECISION, false);
  }

  /** Precision of one class. */
  public static Metric precision(String label) {
    return new ClassMetric.OfClass(Rate.PRECISION, label);
  }

  /** Precision: the mean over the classes, weighted by their examples. */
  public static Metric weightedPrecision() {
    return new ClassMetric.Mean(Rate.PRECISION, true);
  }

  /** Recall: the plain mean over all classes that occur (macro), 0 to 1. */
  public static Metric recall() {
    return new ClassMetric.Mean(Rate.RECALL, false);
  }

  /** Recall of one class. */
  public static Metric recall(String label) {
    return new ClassMetric.OfClass(Rate.RECALL, label);
  }

  /** Recall: the mean over the classes, weighted by their examples; the same as accuracy. */
  public static Metric weightedRecall() {
    return new ClassMetric.Mean(Rate.RECALL, true);
  }

  /** F1: the plain mean over all classes that occur (macro), 0 to 1. */
  public static Metric f1() {
    return new ClassMetric.Mean(Rate.F1, false);
  }

  /** F1 of one class. */
  public static Metric f1(String label) {
    return new ClassMetric.OfClass(Rate.F1, label);
  }

  /** F1: the mean over the classes, weighted by their examples. */
  public static Metric weightedF1() {
    return new ClassMetric.Mean(Rate.F1, true);
  }

  /**
   * Area under the ROC curve: of two classes that of the second one, of more the plain mean over
   * each class against the rest; 0.5 is guessing. All probabilities are kept for it.
   */
  public static Metric auc() {
    return new ClassMetric.Auc();
  }

  /** Coefficient of determination: 1 is perfect, 0 is as good as the mean of the actual values. */
  public static Metric r2() {
    return NumberMetric.R2;
  }

  /** Mean absolute error, in the target's units. */
  public static Metric mae() {
    return NumberMetric.MAE;
  }

  /** Root of the mean squared error, in the target's units. */
  public static Metric rmse() {
    return NumberMetric.RMSE;
  }
}
