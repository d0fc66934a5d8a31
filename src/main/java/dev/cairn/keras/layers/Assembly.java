package dev.cairn.keras.layers;

import dev.cairn.graph.Graph;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Parameter;
import dev.cairn.graph.Shape;
import dev.cairn.graph.Shapes;
import dev.cairn.keras.file.KerasException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Nodes and their parameters while layers are read. */
public final class Assembly {
  /** Names with a meaning in nets of ours. */
  private static final Set<String> OURS = Set.of("input", "head");

  private final List<Node> nodes = new ArrayList<>();
  private final Set<String> names = new HashSet<>(OURS);
  private final Map<String, float[]> arrays = new LinkedHashMap<>();

  /** Begins with the input. */
  public Assembly(Shape input) {
    add("input", new Op.Input(input));
  }

  /** The node that stands for the examples. */
  public Node input() {
    return nodes.get(0);
  }

  /** A node that reads others; its shape is inferred. */
  public Node add(String name, Op op, Value... reads) {
    List<Shape> shapes = new ArrayList<>();
    List<String> inputs = new ArrayList<>();
    for (Value value : reads) {
      shapes.add(value.shape());
      inputs.add(value.node());
    }
    Node node = new Node(name, op, inputs, Shapes.infer(name, op, shapes));
    nodes.add(node);
    names.add(name);
    return node;
  }

  /** A parameter of a node. */
  void put(Node node, String role, float[] values) {
    arrays.put(node.name() + "." + role, values);
  }

  /** A name for a layer's nodes, without dots, which separate parts of names; not taken yet. */
  public String name(String layer) {
    String plain = layer.replaceAll("[^A-Za-z0-9_-]", "_");
    String name = plain;
    for (int i = 2; names.contains(name); i++) {
      name = plain + "_" + i;
    }
    return name;
  }

  /** All nodes that a node depends on, and it. */
  public Graph graph(String output) {
    Set<String> needed = new HashSet<>(List.of(input().name(), output));
    List<Node> kept = new ArrayList<>();
    for (int i = nodes.size() - 1; i >= 0; i--) {
      Node node = nodes.get(i);
      if (needed.contains(node.name())) {
        needed.addAll(node.inputs());
        kept.add(node);
      }
    }
    Collections.reverse(kept);
    return new Graph(kept, output);
  }

  /**
   * The parameters of a graph of these nodes.
   *
   * @throws KerasException if one is missing or has another size
   */
  public Map<String, float[]> arrays(Graph graph) {
    Map<String, float[]> all = new LinkedHashMap<>();
    for (Parameter parameter : graph.parameters()) {
      float[] values = arrays.getOrDefault(parameter.name(), new float[0]);
      if (values.length != parameter.elements()) {
        throw KerasException.damaged(
            "%s of %s".formatted(parameter.name(), parameter.shape()),
            values.length + " numbers",
            "the weights of the file");
      }
      all.put(parameter.name(), values);
    }
    return all;
  }
}
