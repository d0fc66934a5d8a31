package dev.cairn.task;

import java.util.List;

/**
 * Metrics that are drawn over each other while a net learns.
 *
 * @param title for people
 * @param metrics their names
 */
public record CurveChart(String title, List<String> metrics) {
  /** Copies the list. */
  public CurveChart {
    metrics = List.copyOf(metrics);
  }

  /** One metric alone. */
  public static CurveChart of(String metric) {
    return new CurveChart("Validation " + metric, List.of(metric));
  }
}
