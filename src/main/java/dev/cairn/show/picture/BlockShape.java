package dev.cairn.show.picture;

import dev.cairn.graph.Graph;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One block of a net, for its drawing.
 *
 * @param section the stage that it is in
 * @param name for example {@code block2}
 * @param shortcut what goes around it
 */
record BlockShape(String section, String name, Kind shortcut) {

  /** What goes around a block. */
  enum Kind {
    NONE("none"),
    IDENTITY("solid: x itself"),
    PADDED("dashed: x with every second pixel and channels of zeros"),
    AVERAGED("dashed: means of neighbours of x"),
    WEIGHTED("dashed: x times a learned number"),
    PROJECTION("dashed: x through a 1x1 layer, where the shape changes");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /** All blocks of a graph, in order. */
  static List<BlockShape> of(Graph graph) {
    Map<String, List<Node>> groups = new LinkedHashMap<>();
    for (Node node : graph.nodes()) {
      String[] parts = node.name().split("\\.", 3);
      if (parts.length == 3 && parts[1].startsWith("block")) {
        groups.computeIfAbsent(parts[0] + "." + parts[1], name -> new ArrayList<>()).add(node);
      }
    }
    List<BlockShape> blocks = new ArrayList<>();
    groups.forEach(
        (name, nodes) -> {
          int dot = name.indexOf('.');
          blocks.add(new BlockShape(name.substring(0, dot), name.substring(dot + 1), kind(nodes)));
        });
    return blocks;
  }

  private static Kind kind(List<Node> nodes) {
    if (nodes.stream().noneMatch(node -> node.op() instanceof Op.Add)) {
      return Kind.NONE;
    }
    List<Op> around =
        nodes.stream().filter(n -> n.name().contains(".shortcut.")).map(Node::op).toList();
    if (around.stream().anyMatch(op -> op instanceof Op.Convolution || op instanceof Op.Dense)) {
      return Kind.PROJECTION;
    }
    if (around.stream().anyMatch(op -> op instanceof Op.Pool)) {
      return Kind.AVERAGED;
    }
    if (around.stream().anyMatch(op -> op instanceof Op.Scale)) {
      return Kind.WEIGHTED;
    }
    return around.isEmpty() ? Kind.IDENTITY : Kind.PADDED;
  }
}
