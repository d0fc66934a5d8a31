package dev.cairn.train;

import dev.cairn.data.Dataset;
import dev.cairn.data.Scaling;
import dev.cairn.data.WordVectors;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Loss;
import dev.cairn.stack.Goal;
import dev.cairn.stack.Head;
import dev.cairn.stack.Net;
import dev.cairn.task.Classification;
import dev.cairn.task.Criteria;
import dev.cairn.task.LanguageModelling;
import dev.cairn.task.Multitask;
import dev.cairn.task.Regression;
import dev.cairn.task.Tagging;
import dev.cairn.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is learned from what.
 *
 * @param graph the network
 * @param loss made small
 * @param task for scores and tables
 * @param data the three parts
 * @param vectors of words that parameters begin with, by the names of those
 */
record Lesson(Graph graph, Loss loss, Task task, Dataset data, Map<String, WordVectors> vectors) {

  /**
   * The one that a net and data make.
   *
   * @throws dev.cairn.graph.CairnException if a metric cannot be measured on it
   */
  static Lesson of(Net net, Dataset data, Criteria criteria) {
    Dataset answered =
        net.heads().isEmpty()
            ? data
            : data.only(net.heads().stream().map(Head::name).toArray(String[]::new));
    Task task = task(net, answered).with(criteria);
    return new Lesson(net.graph(), net.loss(), task, answered, net.vectors());
  }

  private static Task task(Net net, Dataset data) {
    if (!net.heads().isEmpty()) {
      return multitask(net.heads(), data);
    }
    if (net.goal() == Goal.NEXT_SYMBOL) {
      return new LanguageModelling(net.labels().orElseThrow());
    }
    if (net.goal() == Goal.TAG) {
      boolean chain = net.loss() instanceof Loss.ConditionalRandomField;
      return new Tagging(net.labels().orElseThrow(), chain);
    }
    return net.labels()
        .<Task>map(Classification::new)
        .orElseGet(() -> new Regression(data.train().targetScaling().orElseThrow()));
  }

  private static Task multitask(List<Head> heads, Dataset data) {
    List<Multitask.Part> parts = new ArrayList<>();
    int from = 0;
    for (Head head : heads) {
      int to = from + head.outputs();
      parts.add(new Multitask.Part(head.name(), task(head, data, from), head.weight(), from, to));
      from = to;
    }
    return new Multitask(parts);
  }

  private static Task task(Head head, Dataset data, int from) {
    if (head.classifies()) {
      return new Classification(head.labels().orElseThrow());
    }
    Scaling scaling = data.train().targetScaling().orElseThrow().slice(from, from + 1);
    return new Regression(scaling, Criteria.NONE, true);
  }

  /** The one that a run was about. */
  static Lesson of(Run run) {
    Model model = run.model();
    return new Lesson(model.graph(), model.loss(), model.task(), run.data(), Map.of());
  }

  /** The same network on the same data. */
  boolean isSameAs(Lesson other) {
    return data == other.data
        && loss.equals(other.loss)
        && vectors.equals(other.vectors)
        && graph.equals(other.graph);
  }

  /** What the examples are, for people. */
  String unit() {
    if (loss.isOverPositions()) {
      return task instanceof LanguageModelling ? "windows" : "sentences";
    }
    return data.input().isImage()
        ? "images"
        : data.train().vocabulary().isPresent() ? "texts" : "rows";
  }
}
