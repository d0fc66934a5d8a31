package dev.cairn.task;

import dev.cairn.task.metric.Metric;
import dev.cairn.task.metric.MetricException;
import java.util.List;

/** Tasks with metrics of their own alone. */
final class OwnMetrics {
  private OwnMetrics() {}

  static void check(Criteria criteria, String net, List<String> own) {
    List<Metric> others = criteria.all();
    if (!others.isEmpty()) {
      throw new MetricException(
          "no other metrics than its own, for " + net,
          others.get(0).title(),
          "Trainer.metrics",
          "leave it out; measured are " + String.join(", ", own));
    }
  }
}
