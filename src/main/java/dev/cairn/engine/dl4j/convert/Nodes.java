package dev.cairn.engine.dl4j.convert;

import dev.cairn.graph.Graph;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Shape;
import dev.cairn.graph.Shapes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;

/** The graph that is being imported: nodes so far, and which one is the value of which vertex. */
final class Nodes {
  private final Map<String, Node> all = new LinkedHashMap<>();
  private final Map<String, String> values = new LinkedHashMap<>();
  private final Map<String, Padded> padded = new LinkedHashMap<>();

  /**
   * A vertex that puts zeros around an image: only convolutions can read it.
   *
   * @param from what it reads
   * @param zeros above, below, left, right
   */
  record Padded(String from, int[] zeros) {}

  Nodes(String input, Shape shape) {
    put(new Node(input, new Op.Input(shape), List.of(), shape));
    values.put(input, input);
  }

  /** Adds a node that is the value of a vertex from then on. */
  void add(String vertex, String name, Op op, String... from) {
    List<Node> read = Stream.of(from).map(this::value).toList();
    Shape shape = Shapes.infer(name, op, read.stream().map(Node::shape).toList());
    Node node = new Node(unique(name), op, read.stream().map(Node::name).toList(), shape);
    put(node);
    values.put(vertex, node.name());
  }

  /** A vertex that changes nothing. */
  void pass(String vertex, String from) {
    values.put(vertex, value(from).name());
  }

  /** A vertex that puts zeros around what it reads. */
  void pad(String vertex, String from, int[] zeros) {
    value(from);
    padded.put(vertex, new Padded(from, zeros.clone()));
  }

  /** What a convolution of this vertex reads, and the zeros around that. */
  Padded padded(String vertex) {
    return padded.getOrDefault(vertex, new Padded(vertex, new int[4]));
  }

  /**
   * The node that is the value of a vertex.
   *
   * @throws ConversionException if the vertex only puts zeros around another
   */
  Node value(String vertex) {
    if (padded.containsKey(vertex)) {
      throw Refusals.option(
          vertex, "something else behind a ZeroPaddingLayer", "a convolution behind it");
    }
    return Objects.requireNonNull(all.get(values.getOrDefault(vertex, vertex)), vertex);
  }

  private void put(Node node) {
    all.put(node.name(), node);
  }

  private String unique(String name) {
    String unique = name;
    for (int i = 2; all.containsKey(unique); i++) {
      unique = name + i;
    }
    return unique;
  }

  void sum(String vertex, List<String> inputs) {
    pairs(vertex, new Op.Add(), inputs);
  }

  void product(String vertex, List<String> inputs) {
    pairs(vertex, new Op.Multiply(), inputs);
  }

  /** Ours have two inputs each. */
  private void pairs(String vertex, Op op, List<String> inputs) {
    pass(vertex, inputs.get(0));
    for (int i = 1; i < inputs.size(); i++) {
      boolean last = i == inputs.size() - 1;
      add(vertex, last ? vertex : vertex + ".part" + i, op, vertex, inputs.get(i));
    }
  }

  void concatenation(String vertex, List<String> inputs) {
    if (inputs.size() == 1) {
      pass(vertex, inputs.get(0));
    } else {
      add(vertex, vertex, new Op.Concatenate(), inputs.toArray(String[]::new));
    }
  }

  /** What a layer reads behind its preprocessor. */
  String flattened(String layer, String from, InputPreProcessor preprocessor) {
    String name = layer + ".flatten";
    flatten(name, from, preprocessor);
    return name;
  }

  void flatten(String vertex, String from, InputPreProcessor preprocessor) {
    if (!(preprocessor instanceof CnnToFeedForwardPreProcessor image)) {
      throw Refusals.layer(vertex, preprocessor);
    }
    if (image.getFormat() != CNN2DFormat.NCHW) {
      throw Refusals.option(vertex, "format " + image.getFormat(), "the format NCHW");
    }
    if (value(from).shape().isVector()) {
      pass(vertex, from);
    } else {
      add(vertex, vertex, new Op.Flatten(), from);
    }
  }

  /** All nodes, with the value of a vertex for output. */
  Graph graph(String output) {
    return new Graph(new ArrayList<>(all.values()), value(output).name());
  }
}
