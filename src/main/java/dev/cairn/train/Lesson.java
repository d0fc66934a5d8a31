package dev.cairn.train;

import dev.cairn.data.Dataset;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Loss;
import dev.cairn.stack.Net;
import dev.cairn.task.Classification;
import dev.cairn.task.Regression;
import dev.cairn.task.Task;

/**
 * What is learned from what.
 *
 * @param graph the network
 * @param loss made small
 * @param task for scores and tables
 * @param data the three parts
 */
record Lesson(Graph graph, Loss loss, Task task, Dataset data) {

  static Lesson of(Net net, Dataset data) {
    Task task =
        net.labels()
            .<Task>map(Classification::new)
            .orElseGet(() -> new Regression(data.train().targetScaling().orElseThrow()));
    return new Lesson(net.graph(), net.loss(), task, data);
  }

  /** The one that a run was about. */
  static Lesson of(Run run) {
    Model model = run.model();
    return new Lesson(model.graph(), model.loss(), model.task(), run.data());
  }

  /** The same network on the same data. */
  boolean isSameAs(Lesson other) {
    return data == other.data && loss == other.loss && graph.equals(other.graph);
  }

  /** What the examples are, for people. */
  String unit() {
    return data.input().isImage() ? "images" : "rows";
  }
}
