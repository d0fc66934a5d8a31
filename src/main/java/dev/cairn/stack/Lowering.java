package dev.cairn.stack;

import dev.cairn.graph.Facts;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Shape;
import dev.cairn.graph.ShapeException;
import dev.cairn.graph.Shapes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Builds a graph while blocks are applied: names nodes after where they stand, infers shapes. */
final class Lowering {
  private static final Pattern NUMBERED = Pattern.compile("(.*\\D)(\\d{1,9})");

  private final boolean plain;
  private final List<Node> nodes = new ArrayList<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private final Deque<String> scopes = new ArrayDeque<>();
  private Style style = Style.DEFAULT;

  Lowering(boolean plain) {
    this.plain = plain;
  }

  boolean isPlain() {
    return plain;
  }

  Features input(Shape shape) {
    return put(new Node("input", new Op.Input(shape), List.of(), shape));
  }

  /**
   * Takes over the nodes of another graph, its input in the place of this one's.
   *
   * @param taken names that no new node gets
   */
  Features given(Graph graph, List<String> taken) {
    if (plain) {
      throw new ShapeException(
          "a net that was described from its input on, for plain()",
          "the trunk of a model",
          "plain()",
          "describe the whole net with Net.of(data), and call plain() on that");
    }
    nodes.clear();
    nodes.addAll(graph.nodes());
    for (String name : taken) {
      Matcher numbered = NUMBERED.matcher(name);
      if (numbered.matches()) {
        counts.merge(numbered.group(1), Integer.parseInt(numbered.group(2)), Math::max);
      }
    }
    return new Features(this, graph.node(graph.output()));
  }

  Features add(String kind, Op op, Features... inputs) {
    String name = name(kind);
    List<Node> read = Stream.of(inputs).map(features -> own(features, name)).toList();
    List<Shape> shapes = read.stream().map(Node::shape).toList();
    try {
      Shape shape = Shapes.infer(name, op, shapes);
      return put(new Node(name, op, read.stream().map(Node::name).toList(), shape));
    } catch (ShapeException e) {
      throw new ShapeException(e.facts(), Misfit.of(nodes, name, shapes));
    }
  }

  private Node own(@Nullable Features features, String where) {
    if (features != null && features.isOf(this)) {
      return features.node();
    }
    throw misfit(
        new Facts(
            "features of the network at hand",
            features == null ? "null" : features.node().name() + " of another network",
            where,
            "use only the x that the block is given"),
        List.of());
  }

  private ShapeException misfit(Facts facts, List<Shape> shapes) {
    return new ShapeException(facts, Misfit.of(nodes, facts.where(), shapes));
  }

  /** An error at the place where a node of this kind would stand. */
  ShapeException refusal(Features x, String kind, String expected, String found, String mend) {
    Facts facts = new Facts(expected, found, name(kind), mend);
    return misfit(facts, List.of(x.shape()));
  }

  /** What {@code norm()} and {@code activate()} mean here. */
  Style style() {
    return style;
  }

  /** Changes what they mean from here on. */
  void choose(Style another) {
    style = another;
  }

  /** Changes what they mean within a part. */
  Features styled(Style another, Supplier<Features> part) {
    Style before = style;
    style = another;
    try {
      return part.get();
    } finally {
      style = before;
    }
  }

  /** A lambda may return anything: what makes no block is told here, where its place is known. */
  Features checked(@Nullable Features y, Features x) {
    if (y != null && y != x && y.isOf(this)) {
      return y;
    }
    throw misfit(
        new Facts(
            "a block that computes something from x",
            y == null ? "null" : y == x ? "x itself" : "features of another network",
            String.join(".", scopes),
            "return what the block makes of x, for example x.conv(3, p.width()).relu()"),
        List.of(x.shape()));
  }

  /** Runs a part whose nodes are named {@code scope.…}, inside the scope at hand. */
  Features within(String scope, Supplier<Features> part) {
    scopes.addLast(scope);
    try {
      return part.get();
    } finally {
      scopes.removeLast();
    }
  }

  /** The graph of all nodes that {@code output} depends on. */
  Graph graph(Features output) {
    Set<String> needed = new HashSet<>(List.of(nodes.get(0).name(), output.node().name()));
    List<Node> kept = new ArrayList<>();
    for (int i = nodes.size() - 1; i >= 0; i--) {
      Node node = nodes.get(i);
      if (needed.contains(node.name())) {
        needed.addAll(node.inputs());
        kept.add(node);
      }
    }
    Collections.reverse(kept);
    return new Graph(kept, output.node().name());
  }

  private Features put(Node node) {
    nodes.add(node);
    return new Features(this, node);
  }

  private String name(String kind) {
    String stem = scopes.isEmpty() ? kind : String.join(".", scopes) + "." + kind;
    return stem + counts.merge(stem, 1, Integer::sum);
  }
}
