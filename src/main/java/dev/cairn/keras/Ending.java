package dev.cairn.keras;

import dev.cairn.data.Labels;
import dev.cairn.data.Scaling;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Loss;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Shape;
import dev.cairn.keras.file.KerasException;
import dev.cairn.keras.layers.Assembly;
import dev.cairn.keras.layers.Value;
import dev.cairn.task.Classification;
import dev.cairn.task.Regression;
import dev.cairn.task.Task;
import java.util.Locale;
import java.util.Optional;

/**
 * How a model ends: our graphs put out logits, and the loss computes the softmax.
 *
 * @param graph with the last node as its output
 * @param loss to go on training with
 * @param task how its outputs are read
 */
record Ending(Graph graph, Loss loss, Task task) {

  /**
   * Of what the last layer puts out.
   *
   * @param training how the file says that it was trained; empty if it does not
   * @param labels names of the classes, if the caller knows them
   */
  static Ending of(Assembly assembly, Value last, String training, Optional<Labels> labels) {
    Graph graph = assembly.graph(last.node());
    Shape shape = last.shape();
    if (last.traits().softmax() || logits(training) && shape.isVector() && shape.elements() > 1) {
      return classes(graph, labels.orElseGet(() -> Labels.numbered(shape.elements())));
    }
    Node node = graph.node(last.node());
    if (probability(node) && !training.contains("squared")) {
      Value sum = Value.of(graph.node(node.inputs().get(0)));
      Node both = assembly.add(assembly.name("logits"), new Op.PadChannels(1, 0), sum);
      return classes(assembly.graph(both.name()), labels.orElseGet(() -> Labels.numbered(2)));
    }
    if (labels.isPresent()) {
      throw new KerasException(
          "a model that ends with softmax, for labels",
          shape.named() + " of numbers",
          "the last layer, " + last.node(),
          "leave the labels out");
    }
    return new Ending(
        graph, Loss.MEAN_SQUARED_ERROR, new Regression(Scaling.none(shape.elements())));
  }

  /** Cross-entropy from logits, so nothing is left to fold in. */
  private static boolean logits(String training) {
    return training.replace(" ", "").contains("\"from_logits\":true")
        && training.toLowerCase(Locale.ROOT).contains("categorical");
  }

  /** One number between 0 and 1: that of the second of two classes. */
  private static boolean probability(Node node) {
    return node.shape().equals(Shape.vector(1))
        && node.op() instanceof Op.Activation a
        && a.function() == Op.Function.SIGMOID;
  }

  private static Ending classes(Graph graph, Labels labels) {
    if (labels.size() != graph.outputShape().elements()) {
      throw new KerasException(
          graph.outputShape().elements() + " labels, one for each output",
          labels.size() + " labels",
          "the labels for " + graph.output(),
          "name every class once, in the order of the outputs");
    }
    return new Ending(graph, Loss.CROSS_ENTROPY, new Classification(labels));
  }
}
