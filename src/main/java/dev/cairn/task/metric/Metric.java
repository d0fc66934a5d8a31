package dev.cairn.task.metric;

/** A measure of how good outputs are; made by {@link Metrics}, read on the validation part. */
public sealed interface Metric permits ClassMetric, NumberMetric, HeadMetric {

  /** The heading of its column, and the title of its curve: for example {@code F1}. */
  String title();

  /** Whether more of it is better. */
  boolean isHigherBetter();

  /**
   * The same measure of one head only, where a net has several: for example {@code
   * Metrics.f1().on("article")}.
   */
  default Metric on(String head) {
    return new HeadMetric(head, this);
  }
}
