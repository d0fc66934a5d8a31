package dev.cairn.stack;

import dev.cairn.graph.Graph;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A graph up to its features: what its head reads. */
final class WithoutHead {
  private static final String HEAD = "head.";

  private WithoutHead() {}

  /** The nodes that the features depend on, with their names; the features are its output. */
  static Graph of(Graph whole) {
    String features = features(whole);
    Set<String> needed = new HashSet<>(List.of(whole.input().name(), features));
    List<Node> kept = new ArrayList<>();
    for (int i = whole.nodes().size() - 1; i >= 0; i--) {
      Node node = whole.nodes().get(i);
      if (needed.contains(node.name())) {
        needed.addAll(node.inputs());
        kept.add(node);
      }
    }
    Collections.reverse(kept);
    return new Graph(kept, features);
  }

  /**
   * Of a net with a head of ours, the node before it. Of any other, what the last dense layer
   * reads, if only activations and the like stand behind that; else the output.
   */
  private static String features(Graph whole) {
    return whole.nodes().stream()
        .filter(node -> node.name().startsWith(HEAD))
        .flatMap(node -> node.inputs().stream())
        .filter(input -> !input.startsWith(HEAD))
        .findFirst()
        .orElseGet(() -> beforeLastDense(whole));
  }

  private static String beforeLastDense(Graph whole) {
    Node node = whole.node(whole.output());
    while (!(node.op() instanceof Op.Dense)) {
      if (node.inputs().size() != 1 || !whole.parameters(node).isEmpty()) {
        return whole.output();
      }
      node = whole.node(node.inputs().get(0));
    }
    return node.inputs().get(0);
  }
}
