package dev.cairn.task;

import dev.cairn.task.metric.HeadMetric;
import dev.cairn.task.metric.Metric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is measured beside a task's own metrics, and what chooses the best epoch.
 *
 * @param metrics in the order of their columns
 * @param best empty for the task's own choice
 */
public record Criteria(List<Metric> metrics, Optional<Metric> best) {
  /** Nothing beside the task's own. */
  public static final Criteria NONE = new Criteria(List.of(), Optional.empty());

  /** Copies the list. */
  public Criteria {
    metrics = List.copyOf(metrics);
  }

  /** All metrics that are asked for, each once. */
  public List<Metric> all() {
    List<Metric> all = new ArrayList<>(metrics);
    best.ifPresent(all::add);
    return all.stream().distinct().toList();
  }

  /**
   * Those for one of several heads: what names it, and what names none and fits.
   *
   * @param kind of metric that the head has
   */
  Criteria of(String head, Class<? extends Metric> kind) {
    return new Criteria(
        all().stream().flatMap(metric -> within(metric, head, kind).stream()).toList(),
        Optional.empty());
  }

  /** The metric as the head knows it, if it is for the head. */
  static Optional<Metric> within(Metric metric, String head, Class<? extends Metric> kind) {
    if (metric instanceof HeadMetric named) {
      boolean fits = named.head().equals(head) && kind.isInstance(named.metric());
      return fits ? Optional.of(named.metric()) : Optional.empty();
    }
    return kind.isInstance(metric) ? Optional.of(metric) : Optional.empty();
  }

  /** Orders scores by a metric: the better one is greater, NaN is worst; equals by their loss. */
  static Comparator<Scores> better(String title, boolean isHigherBetter) {
    Comparator<Scores> byMetric =
        Comparator.comparingDouble(
            scores -> {
              double value = isHigherBetter ? scores.metric(title) : -scores.metric(title);
              return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
            });
    return byMetric.thenComparing(Comparator.comparingDouble(Scores::loss).reversed());
  }

  /** For the text of a trainer; empty if nothing was asked for. */
  @Override
  public String toString() {
    String measured = metrics.stream().map(Metric::title).collect(Collectors.joining(", "));
    return (measured.isEmpty() ? "" : ", metrics " + measured)
        + best.map(metric -> ", best by " + metric.title()).orElse("");
  }
}
