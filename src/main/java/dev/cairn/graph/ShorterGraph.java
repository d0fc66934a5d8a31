package dev.cairn.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A net for shorter texts: the same ops with the same parameters over fewer positions. Since
 * padding changes nothing, as {@link Masks} says, it answers every text that it has room for as the
 * whole net does.
 */
public final class ShorterGraph {
  private ShorterGraph() {}

  /**
   * The net for texts of at most so many indices.
   *
   * @param graph the whole net, {@code [length]} indices in
   * @param length from 1 to that of the whole net, which is then the answer
   * @return nothing if there is none: the net has no padding; or something in it belongs to certain
   *     positions, such as the parameters of {@code positions()} and a dense layer behind {@code
   *     flatten()}; or the text has no room for a window or for k maxima
   */
  public static Optional<Graph> of(Graph graph, int length) {
    Shape whole = graph.inputShape();
    if (whole.equals(Shape.vector(Math.max(1, length)))) {
      return Optional.of(graph);
    }
    if (!whole.isVector() || length < 1 || length > whole.elements() || !isFree(graph)) {
      return Optional.empty();
    }
    try {
      return Optional.of(at(graph, length)).filter(shorter -> isSame(graph, shorter));
    } catch (ShapeException tooShort) {
      return Optional.empty();
    }
  }

  /** Whether all that is read goes through padded embeddings, and no position gets a number. */
  private static boolean isFree(Graph graph) {
    Masks masks = Masks.of(graph);
    String input = graph.input().name();
    for (Node node : graph.nodes()) {
      boolean padded = node.op() instanceof Op.Embedding op && op.padded();
      if (node.inputs().contains(input) && !padded) {
        return false;
      }
      if (node.op() instanceof Op.Flatten && masks.has(node.inputs().get(0))) {
        return false;
      }
    }
    return !masks.isEmpty();
  }

  private static Graph at(Graph graph, int length) {
    Map<String, Shape> shapes = new HashMap<>();
    List<Node> nodes = new ArrayList<>();
    for (Node node : graph.nodes()) {
      Op op = node.op() instanceof Op.Input ? new Op.Input(Shape.vector(length)) : node.op();
      List<Shape> inputs =
          node.inputs().stream().map(name -> Objects.requireNonNull(shapes.get(name))).toList();
      Shape shape = Shapes.infer(node.name(), op, inputs);
      shapes.put(node.name(), shape);
      nodes.add(new Node(node.name(), op, node.inputs(), shape));
    }
    return new Graph(nodes, graph.output());
  }

  private static boolean isSame(Graph graph, Graph shorter) {
    boolean fits =
        graph.outputShape().isSequence()
            ? isInStep(graph, shorter)
            : shorter.outputShape().equals(graph.outputShape());
    return fits && shorter.parameters().equals(graph.parameters());
  }

  /** Whether both have a position in their output for each so many indices. */
  private static boolean isInStep(Graph graph, Graph shorter) {
    Shape whole = graph.outputShape();
    int indices = graph.inputShape().elements();
    int less = shorter.inputShape().elements();
    int each = indices / whole.positions();
    return indices % whole.positions() == 0
        && less % each == 0
        && shorter.outputShape().equals(Shape.sequence(whole.channels(), less / each));
  }
}
