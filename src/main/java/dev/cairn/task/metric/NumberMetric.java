package dev.cairn.task.metric;

/** A measure of predicted numbers; of several targets, the mean of all. */
public enum NumberMetric implements Metric {
  /** Coefficient of determination: 1 is perfect, 0 is as good as the mean of the actual values. */
  R2("R²", true),
  /** Mean absolute error, in the target's units. */
  MAE("MAE", false),
  /** Root of the mean squared error, in the target's units. */
  RMSE("RMSE", false);

  private final String label;
  private final boolean higher;

  NumberMetric(String label, boolean higher) {
    this.label = label;
    this.higher = higher;
  }

  @Override
  public String title() {
    return label;
  }

  @Override
  public boolean isHigherBetter() {
    return higher;
  }
}
