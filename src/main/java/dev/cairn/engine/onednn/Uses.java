package dev.cairn.engine.onednn;

import dev.cairn.graph.Graph;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Who reads whom in a graph, and which ReLUs can be computed by the kernel in front of them. */
final class Uses {
  private final Graph graph;
  private final Set<String> visible;
  private final Map<String, List<Node>> readers = new LinkedHashMap<>();

  /**
   * Looks through a graph.
   *
   * @param visible nodes whose own values or gradients somebody wants to see
   */
  Uses(Graph graph, Set<String> visible) {
    this.graph = graph;
    this.visible = visible;
    graph.nodes().forEach(node -> readers.put(node.name(), new ArrayList<>()));
    for (Node node : graph.nodes()) {
      node.inputs().forEach(input -> readers(input).add(node));
    }
  }

  /** Nodes that read this one; one that reads it twice is there twice. */
  List<Node> readers(String node) {
    return Objects.requireNonNull(readers.get(node));
  }

  /** The only node that reads this one, if its value is not seen otherwise. */
  Optional<Node> onlyReader(Node node) {
    List<Node> all = readers(node.name());
    return !isSeen(node) && all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
  }

  /** True if somebody wants to see the node itself. */
  boolean isSeen(Node node) {
    return visible.contains(node.name()) || graph.output().equals(node.name());
  }

  /** True if another node is the same memory in another shape. */
  boolean isReshaped(Node node) {
    return node.op() instanceof Op.Reshape
        || readers(node.name()).stream().anyMatch(reader -> reader.op() instanceof Op.Reshape);
  }

  /** True if the kernel of this node computes the ReLU behind it too. */
  boolean endsInRelu(Node node) {
    return canFuse(node.op())
        && onlyReader(node)
            .filter(reader -> reader.op() instanceof Op.Relu && !isSeenBeforeMaximum(reader))
            .isPresent();
  }

  /** True if this is a ReLU that the kernel in front of it computes. */
  boolean isFused(Node node) {
    return node.op() instanceof Op.Relu && endsInRelu(graph.node(node.inputs().get(0)));
  }

  /** Slope of a ReLU of its own: in front of a maximum, zeros have to be equal to tie. */
  float slope(Node relu) {
    boolean tie = readers(relu.name()).stream().anyMatch(reader -> isMaximum(reader.op()));
    return tie ? 0 : Attributes.SLOPE;
  }

  /** True for ops that look for the largest of several numbers. */
  static boolean isMaximum(Op op) {
    return op instanceof Op.Pool pool && pool.pooling() == Op.Pooling.MAX
        || op instanceof Op.GlobalPool global && global.pooling() == Op.Pooling.MAX
        || op instanceof Op.KMaxPool;
  }

  private boolean isSeenBeforeMaximum(Node relu) {
    return visible.contains(relu.name()) && slope(relu) == 0;
  }

  private static boolean canFuse(Op op) {
    return op instanceof Op.BatchNorm
        || op instanceof Op.Add
        || op instanceof Op.Convolution
        || op instanceof Op.Dense;
  }
}
