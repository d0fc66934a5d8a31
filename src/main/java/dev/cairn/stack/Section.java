package dev.cairn.stack;

import dev.cairn.graph.Cost;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A part of a network that is drawn as one line: the input, the stem, a stage, the head.
 *
 * @param name for example {@code stage2}
 * @param blocks residual blocks in it; 0 where there are none
 * @param layers what it computes (of a stage: its first block), for example {@code conv 3x3 /2,
 *     conv 3x3 + shortcut}
 * @param output shape of one example behind it
 * @param cost of all its nodes
 */
public record Section(String name, long blocks, String layers, Shape output, Cost cost) {

  /** The sections of a graph, in order. */
  public static List<Section> of(Graph graph) {
    Map<String, List<Node>> groups = new LinkedHashMap<>();
    for (Node node : graph.nodes()) {
      groups.computeIfAbsent(part(node.name(), 0), name -> new ArrayList<>()).add(node);
    }
    List<Section> sections = new ArrayList<>();
    groups.forEach((name, nodes) -> sections.add(section(graph, name, nodes)));
    return sections;
  }

  private static Section section(Graph graph, String name, List<Node> nodes) {
    List<String> blocks =
        nodes.stream()
            .map(n -> part(n.name(), 1))
            .filter(part -> part.startsWith("block"))
            .distinct()
            .toList();
    String first = name + (blocks.isEmpty() ? "" : "." + blocks.get(0) + ".");
    String layers =
        nodes.stream()
            .filter(n -> n.name().startsWith(first) && !n.name().contains(".shortcut."))
            .map(Section::word)
            .filter(word -> !word.isEmpty())
            .collect(Collectors.joining(", "))
            .replace(", +", " +");
    Shape output = nodes.get(nodes.size() - 1).shape();
    return new Section(
        name,
        blocks.size(),
        layers.isEmpty() ? small(nodes) : layers,
        output,
        Cost.of(graph, nodes));
  }

  /** Of a section with nothing but norms and activations. */
  private static String small(List<Node> nodes) {
    return nodes.stream().map(n -> n.op().words()).collect(Collectors.joining(", "));
  }

  private static String part(String name, int index) {
    String[] parts = name.split("\\.");
    return index < parts.length - 1 || index == 0 ? parts[index] : "";
  }

  /** Of a drawing; norms and activations are left out, and additions add shortcuts. */
  private static String word(Node node) {
    Op op = node.op();
    if (node.name().contains(".excite.")) {
      return op instanceof Op.Multiply ? "squeeze-excite" : "";
    }
    if (node.name().contains(".positions.")) {
      return op instanceof Op.Shift ? "positions" : "";
    }
    if (op instanceof Op.Convolution && node.shape().isSequence()) {
      return op.words().replace("1x1", "1");
    }
    return isSmall(op) ? "" : op instanceof Op.Add ? "+ shortcut" : op.words();
  }

  private static boolean isSmall(Op op) {
    return op instanceof Op.BatchNorm
        || op instanceof Op.GroupNorm
        || op instanceof Op.LayerNorm
        || op instanceof Op.Relu
        || op instanceof Op.Activation
        || op instanceof Op.Shift;
  }
}
