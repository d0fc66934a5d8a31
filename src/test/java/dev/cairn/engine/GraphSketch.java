package dev.cairn.engine;

import dev.cairn.graph.Graph;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Shape;
import dev.cairn.graph.Shapes;
import dev.cairn.graph.Window;
import java.util.ArrayList;
import java.util.List;

/** Writes down a graph node by node; a node reads the one before it unless inputs are named. */
public final class GraphSketch {
  private final List<Node> nodes = new ArrayList<>();

  public GraphSketch(Shape input) {
    nodes.add(new Node("input", new Op.Input(input), List.of(), input));
  }

  public GraphSketch node(String name, Op op, String... inputs) {
    List<String> names = inputs.length == 0 ? List.of(last()) : List.of(inputs);
    List<Shape> shapes = names.stream().map(this::shape).toList();
    nodes.add(new Node(name, op, names, Shapes.infer(name, op, shapes)));
    return this;
  }

  public GraphSketch conv(String name, int filters, int kernel, int stride, String... inputs) {
    return node(name, new Op.Convolution(filters, kernel, stride, kernel / 2), inputs);
  }

  /** Grouped, with a bias. */
  public GraphSketch conv(String name, int filters, Window window, int groups, String... inputs) {
    return node(name, new Op.Convolution(filters, window, groups, true, 1), inputs);
  }

  public GraphSketch norm(String name, String... inputs) {
    return node(name, new Op.BatchNorm(1e-5, 0.9), inputs);
  }

  public GraphSketch relu(String name, String... inputs) {
    return node(name, new Op.Relu(), inputs);
  }

  public GraphSketch add(String name, String residual, String shortcut) {
    return node(name, new Op.Add(), residual, shortcut);
  }

  public GraphSketch dense(String name, int units, String... inputs) {
    return node(name, new Op.Dense(units, true), inputs);
  }

  /** Flattens what needs it; then a dense layer in which every position has its own weight. */
  public GraphSketch head(int units) {
    if (!shape(last()).isVector()) {
      node("flat", new Op.Flatten());
    }
    return dense("logits", units);
  }

  public GraphSketch averageHead(int units) {
    return node("average", new Op.GlobalPool(Op.Pooling.AVERAGE)).dense("logits", units);
  }

  public Graph graph() {
    return new Graph(nodes, last());
  }

  private String last() {
    return nodes.get(nodes.size() - 1).name();
  }

  private Shape shape(String name) {
    return nodes.stream()
        .filter(node -> node.name().equals(name))
        .map(Node::shape)
        .findFirst()
        .orElseThrow();
  }
}
