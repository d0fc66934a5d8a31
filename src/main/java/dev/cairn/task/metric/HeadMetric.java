package dev.cairn.task.metric;

/**
 * A metric of one of several heads.
 *
 * @param head its name
 * @param metric what is measured
 */
public record HeadMetric(String head, Metric metric) implements Metric {
  @Override
  public String title() {
    return head + " " + metric.title();
  }

  @Override
  public boolean isHigherBetter() {
    return metric.isHigherBetter();
  }

  @Override
  public Metric on(String other) {
    return new HeadMetric(other, metric);
  }
}
