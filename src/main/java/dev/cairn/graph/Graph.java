package dev.cairn.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An immutable network: named nodes, each after the nodes that it reads. The graph is what is
 * drawn, counted, checked, trained, saved and compared.
 *
 * @param nodes the input first, then in an order in which they can be computed
 * @param output name of the node whose value is the network's answer
 */
public record Graph(List<Node> nodes, String output) {

  /**
   * Checks the order and the names.
   *
   * @throws IllegalArgumentException if a name occurs twice, or a node reads one that does not
   *     stand before it
   */
  public Graph {
    nodes = List.copyOf(nodes);
    Map<String, Node> seen = new LinkedHashMap<>();
    for (Node node : nodes) {
      for (String input : node.inputs()) {
        if (!seen.containsKey(input)) {
          throw new IllegalArgumentException(
              node.name() + " reads " + input + ", which does not stand before it");
        }
      }
      if (seen.put(node.name(), node) != null) {
        throw new IllegalArgumentException("two nodes are named " + node.name());
      }
    }
    if (!seen.containsKey(output)) {
      throw new IllegalArgumentException("no node is named " + output);
    }
  }

  /**
   * The node of this name.
   *
   * @throws UnknownNameException if there is none
   */
  public Node node(String name) {
    return nodes.stream()
        .filter(n -> n.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new UnknownNameException(
                    "the name of a node",
                    name,
                    "Graph.node",
                    nodes.stream().map(Node::name).toList()));
  }

  /** The input node. */
  public Node input() {
    return nodes.get(0);
  }

  /** Shape of one example that goes in. */
  public Shape inputShape() {
    return input().shape();
  }

  /** Shape of one answer that comes out. */
  public Shape outputShape() {
    return node(output).shape();
  }

  /** All parameters, in the order of the nodes. */
  public List<Parameter> parameters() {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    List<Parameter> all = new ArrayList<>();
    for (Node node : nodes) {
      all.addAll(parameters(node, shapes));
      shapes.put(node.name(), node.shape());
    }
    return List.copyOf(all);
  }

  /** The parameters of one node. */
  public List<Parameter> parameters(Node node) {
    Shape input = node.inputs().isEmpty() ? node.shape() : node(node.inputs().get(0)).shape();
    return Parameters.of(node.name(), node.op(), input);
  }

  private static List<Parameter> parameters(Node node, Map<String, Shape> shapes) {
    Shape input =
        node.inputs().isEmpty()
            ? node.shape()
            : Objects.requireNonNull(shapes.get(node.inputs().get(0)));
    return Parameters.of(node.name(), node.op(), input);
  }
}
