package dev.cairn.engine.onednn;

import dev.cairn.graph.Graph;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Nodes that one kernel computes in inference: a convolution or dense layer, the norm behind it
 * folded into its weights, the shortcut added, then the ReLU.
 *
 * @param head the convolution or dense layer
 * @param norm folded into its weights
 * @param add the addition, with the node that it adds to the head's result
 * @param relu whether a ReLU ends it
 * @param end the node whose value comes out
 */
record Chain(Node head, Optional<Node> norm, Optional<String> add, boolean relu, Node end) {

  /** All chains of a graph, by the names of their ends. */
  static Map<String, Chain> of(Graph graph, Uses uses) {
    Map<String, Chain> chains = new HashMap<>();
    Map<String, Integer> position = new HashMap<>();
    graph.nodes().forEach(node -> position.put(node.name(), position.size()));
    // From behind, so that of two convolutions in front of an addition the later one takes it:
    // then the value of the other one is there.
    Set<String> taken = new HashSet<>();
    List<Node> nodes = graph.nodes();
    for (int i = nodes.size() - 1; i >= 0; i--) {
      Node head = nodes.get(i);
      if (head.op() instanceof Op.Convolution || head.op() instanceof Op.Dense) {
        Chain chain = from(head, uses, taken, position);
        chain.add().ifPresent(other -> taken.add(chain.addition(uses).name()));
        chains.put(chain.end().name(), chain);
      }
    }
    return chains;
  }

  private Node addition(Uses uses) {
    Node before = norm.orElse(head);
    return uses.onlyReader(before).orElseThrow();
  }

  private static Chain from(
      Node head, Uses uses, Set<String> taken, Map<String, Integer> position) {
    Node end = head;
    Optional<Node> norm =
        uses.onlyReader(head).filter(reader -> reader.op() instanceof Op.BatchNorm);
    end = norm.orElse(end);
    Node last = end;
    Optional<Node> add =
        uses.onlyReader(end)
            .filter(reader -> reader.op() instanceof Op.Add && !taken.contains(reader.name()));
    Optional<String> other = add.map(sum -> otherInput(sum, last));
    end = add.orElse(end);
    Optional<Node> relu = uses.onlyReader(end).filter(reader -> reader.op() instanceof Op.Relu);
    end = relu.orElse(end);
    return new Chain(head, norm, other, relu.isPresent(), end);
  }

  private static String otherInput(Node sum, Node one) {
    return sum.inputs().get(0).equals(one.name()) ? sum.inputs().get(1) : sum.inputs().get(0);
  }
}
