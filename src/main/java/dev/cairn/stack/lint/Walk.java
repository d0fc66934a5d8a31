package dev.cairn.stack.lint;

import dev.cairn.graph.Graph;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Ways through a graph. */
final class Walk {
  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final Map<String, List<Node>> readers = new LinkedHashMap<>();

  Walk(Graph graph) {
    for (Node node : graph.nodes()) {
      nodes.put(node.name(), node);
      for (String input : node.inputs()) {
        readers.computeIfAbsent(input, name -> new ArrayList<>()).add(node);
      }
    }
  }

  Node node(String name) {
    return Objects.requireNonNull(nodes.get(name));
  }

  /** The nodes that read this one. */
  List<Node> readers(Node node) {
    return readers.getOrDefault(node.name(), List.of());
  }

  /** This node and all that it depends on, but for those in {@code without} and behind them. */
  Set<String> before(String name, Set<String> without) {
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(name));
    while (!open.isEmpty()) {
      String next = open.pop();
      if (!without.contains(next) && seen.add(next)) {
        open.addAll(node(next).inputs());
      }
    }
    return seen;
  }

  /** Whether it is a layer with weights. */
  static boolean hasWeights(Op op) {
    return op instanceof Op.Convolution
        || op instanceof Op.Dense
        || op instanceof Op.Recurrent
        || op instanceof Op.Embedding;
  }

  static boolean isNorm(Op op) {
    return op instanceof Op.BatchNorm || op instanceof Op.GroupNorm || op instanceof Op.LayerNorm;
  }

  /** The block that a node is in, for example {@code stage2.block1}; else its section. */
  static String block(String name) {
    String[] parts = name.split("\\.");
    return parts.length > 2 && parts[1].startsWith("block") ? parts[0] + "." + parts[1] : parts[0];
  }
}
