package dev.cairn.engine.onednn;

import dev.cairn.graph.Graph;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A graph for inference: dropout is nothing there, not even a copy, unless somebody looks. */
final class WithoutDropout {
  private WithoutDropout() {}

  /** The graph in which readers of dropout nodes read what those read. */
  static Graph of(Graph graph, Set<String> visible) {
    Map<String, String> instead = new HashMap<>();
    List<Node> kept = new ArrayList<>();
    for (Node node : graph.nodes()) {
      List<String> inputs =
          node.inputs().stream().map(name -> instead.getOrDefault(name, name)).toList();
      boolean seen = visible.contains(node.name()) || graph.output().equals(node.name());
      if (node.op() instanceof Op.Dropout && !seen) {
        instead.put(node.name(), inputs.get(0));
      } else {
        kept.add(new Node(node.name(), node.op(), inputs, node.shape()));
      }
    }
    return instead.isEmpty() ? graph : new Graph(kept, graph.output());
  }
}
