package dev.cairn.train;

import dev.cairn.data.Labels;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Loss;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Shape;
import dev.cairn.graph.Shapes;
import dev.cairn.task.Classification;
import dev.cairn.task.LanguageModelling;
import dev.cairn.task.Multitask;
import dev.cairn.task.Regression;
import dev.cairn.task.Tagging;
import dev.cairn.task.Task;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Whether the parts of a model that comes from a file fit together. */
final class ModelCheck {
  private ModelCheck() {}

  static void check(Graph graph, Loss loss, Task task) throws IOException {
    Map<String, Shape> shapes = new HashMap<>();
    for (Node node : graph.nodes()) {
      check(
          node, node.inputs().stream().map(name -> known(shapes, name)).toList(), shapes.isEmpty());
      shapes.put(node.name(), node.shape());
    }
    loss.targets(graph.outputShape());
    if (positions(graph, loss, task)) {
      return;
    }
    int outputs = graph.outputShape().elements();
    if (width(task) != outputs) {
      throw new IOException("a net with %d outputs for %d".formatted(outputs, width(task)));
    }
    if (loss instanceof Loss.WeightedSum sum && sum.width() != outputs) {
      throw new IOException("a net with %d outputs for a loss of others".formatted(outputs));
    }
  }

  /** Whether there is an answer at each position; then the labels have to be those of the loss. */
  private static boolean positions(Graph graph, Loss loss, Task task) throws IOException {
    Optional<Labels> labels =
        task instanceof LanguageModelling model
            ? Optional.of(model.symbols())
            : task instanceof Tagging tagger ? Optional.of(tagger.tags()) : Optional.empty();
    boolean chain = task instanceof Tagging tagger && tagger.chain();
    if (labels.isPresent() != loss.isOverPositions()
        || chain != loss instanceof Loss.ConditionalRandomField) {
      throw new IOException("a loss of another task");
    }
    int classes = loss.targets(graph.outputShape()).channels();
    if (labels.isPresent() && labels.get().size() != classes) {
      throw new IOException("a net with %d classes for %d".formatted(classes, labels.get().size()));
    }
    return labels.isPresent();
  }

  private static Shape known(Map<String, Shape> shapes, String name) {
    return Objects.requireNonNull(shapes.get(name));
  }

  private static void check(Node node, List<Shape> shapes, boolean first) throws IOException {
    int inputs = shapes.size();
    boolean fits =
        node.op() instanceof Op.Input == first
            && (node.op() instanceof Op.Concatenate ? inputs >= 2 : inputs == inputs(node.op()));
    if (!fits || !Shapes.infer(node.name(), node.op(), shapes).equals(node.shape())) {
      throw new IOException("the node " + node.name() + " does not fit what it reads");
    }
  }

  private static int inputs(Op op) {
    boolean two =
        op instanceof Op.Add || op instanceof Op.Multiply || op instanceof Op.AttentionPool;
    return op instanceof Op.Input ? 0 : two ? 2 : 1;
  }

  private static int width(Task task) throws IOException {
    if (task instanceof Classification classes) {
      return classes.labels().size();
    }
    if (task instanceof Regression numbers) {
      return numbers.scaling().channels();
    }
    int from = 0;
    if (!(task instanceof Multitask several)) {
      throw new IOException("a head with an answer at each position beside others");
    }
    for (Multitask.Part part : several.heads()) {
      if (part.from() != from || part.width() != width(part.task())) {
        throw new IOException("the head " + part.name() + " does not fit its outputs");
      }
      from = part.to();
    }
    return from;
  }
}
