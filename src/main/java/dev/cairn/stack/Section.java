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
            .map(n -> n.op().accept(new Wording(n)))
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
    return nodes.stream()
        .map(n -> n.op() instanceof Op.BatchNorm ? "norm" : "relu")
        .collect(Collectors.joining(", "));
  }

  private static String part(String name, int index) {
    String[] parts = name.split("\\.");
    return index < parts.length - 1 || index == 0 ? parts[index] : "";
  }

  /** Short words for the ops that matter in a drawing; norms and activations are left out. */
  private record Wording(Node node) implements Op.Visitor<String> {
    @Override
    public String input(Op.Input op) {
      return op.shape().isImage() ? "image" : "vector";
    }

    @Override
    public String convolution(Op.Convolution op) {
      return "conv " + square(op.kernel()) + over(op.stride());
    }

    @Override
    public String dense(Op.Dense op) {
      return "dense " + op.units();
    }

    @Override
    public String pool(Op.Pool op) {
      String kind = op.pooling() == Op.Pooling.MAX ? "max pool " : "average pool ";
      return kind + square(op.kernel()) + over(op.stride());
    }

    @Override
    public String globalAveragePool(Op.GlobalAveragePool op) {
      return "global average pool";
    }

    @Override
    public String add(Op.Add op) {
      return "+ shortcut";
    }

    @Override
    public String flatten(Op.Flatten op) {
      return "flatten";
    }

    @Override
    public String batchNorm(Op.BatchNorm op) {
      return "";
    }

    @Override
    public String relu(Op.Relu op) {
      return "";
    }

    @Override
    public String subsample(Op.Subsample op) {
      return "subsample" + over(op.stride());
    }

    @Override
    public String padChannels(Op.PadChannels op) {
      return "pad channels";
    }

    private static String square(int side) {
      return side + "x" + side;
    }

    private static String over(int stride) {
      return stride == 1 ? "" : " /" + stride;
    }
  }
}
