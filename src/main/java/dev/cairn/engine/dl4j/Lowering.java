package dev.cairn.engine.dl4j;

import dev.cairn.engine.EngineException;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Shape;
import dev.cairn.graph.Window;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.NoOp;

/** Turns a graph into the configuration of a Deeplearning4j {@code ComputationGraph}. */
final class Lowering extends RefusingLowering {
  private final Graph graph;
  private final GraphBuilder builder;
  private Node node;

  private Lowering(Graph graph) {
    this.graph = graph;
    this.node = graph.input();
    this.builder = new NeuralNetConfiguration.Builder().updater(new NoOp()).graphBuilder();
  }

  /** The configuration; its outputs are {@link #outputs}. */
  static ComputationGraphConfiguration lower(Graph graph) {
    Lowering lowering = new Lowering(graph);
    for (Node node : graph.nodes()) {
      lowering.node = node;
      node.op().accept(lowering);
    }
    ComputationGraphConfiguration configuration =
        lowering.builder.setOutputs(outputs(graph).toArray(String[]::new)).build();
    configuration.setTrainingWorkspaceMode(WorkspaceMode.ENABLED);
    configuration.setInferenceWorkspaceMode(WorkspaceMode.ENABLED);
    return configuration;
  }

  /**
   * The graph's output, then the nodes that nobody reads: going backward, Deeplearning4j needs a
   * gradient for these too, and it is zero.
   */
  static List<String> outputs(Graph graph) {
    Set<String> unread = new LinkedHashSet<>();
    graph.nodes().forEach(n -> unread.add(n.name()));
    graph.nodes().forEach(n -> unread.removeAll(n.inputs()));
    unread.remove(graph.output());
    List<String> outputs = new ArrayList<>(List.of(graph.output()));
    outputs.addAll(unread);
    return outputs;
  }

  private Shape read() {
    return graph.node(node.inputs().get(0)).shape();
  }

  /** What this engine leaves to the fast one. */
  @Override
  protected EngineException refusal() {
    return new EngineException(
        "ops that the engine dl4j computes: square convolutions without groups, dense layers,"
            + " batch norm, ReLU, addition, pooling, all of images and vectors",
        node.inputs().isEmpty()
            ? node.shape().named()
            : node.op().words() + " on " + read().named(),
        node.name(),
        "train with the engine onednn, the default");
  }

  private GraphBuilder layer(Layer layer) {
    return builder.addLayer(node.name(), layer, node.inputs().toArray(String[]::new));
  }

  private GraphBuilder function(NodeFunction function) {
    FunctionNode vertex = new FunctionNode(function, node.inputs().size());
    return builder.addVertex(node.name(), vertex, node.inputs().toArray(String[]::new));
  }

  @Override
  public GraphBuilder input(Op.Input op) {
    if (op.shape().isSequence()) {
      throw refusal();
    }
    return builder.addInputs(node.name());
  }

  @Override
  public GraphBuilder convolution(Op.Convolution op) {
    boolean same = read().isImage() && isSame(op.window());
    if (!read().isImage() || !(op.window().isSquare() || same) || op.groups() > 1) {
      throw refusal();
    }
    return layer(new ChannelsLastConvolution(read().channels(), op, same));
  }

  /** Whether the library's mode of that name adds the same zeros: the one more of them behind. */
  private boolean isSame(Window window) {
    Window.Axis rows = window.rows();
    Window.Axis columns = window.columns();
    return rows.kernel() == columns.kernel()
        && rows.stride() == columns.stride()
        && isSame(rows, read().size(1))
        && isSame(columns, read().size(2));
  }

  private static boolean isSame(Window.Axis axis, int size) {
    int outputs = (size + axis.stride() - 1) / axis.stride();
    int zeros = Math.max(0, (outputs - 1) * axis.stride() + axis.kernel() - size);
    return axis.dilation() == 1 && axis.before() == zeros / 2 && axis.after() == zeros - zeros / 2;
  }

  @Override
  public GraphBuilder dense(Op.Dense op) {
    return layer(
        new DenseLayer.Builder()
            .nIn(read().channels())
            .nOut(op.units())
            .hasBias(op.bias())
            .activation(Activation.IDENTITY)
            .build());
  }

  @Override
  public GraphBuilder batchNorm(Op.BatchNorm op) {
    return layer(new ChannelsLastNorm(read().channels(), op.epsilon(), op.momentum()));
  }

  @Override
  public GraphBuilder relu(Op.Relu op) {
    return function(new PlainFunctions.Relu());
  }

  @Override
  public GraphBuilder add(Op.Add op) {
    return function(new PlainFunctions.Add());
  }

  @Override
  public GraphBuilder pool(Op.Pool op) {
    if (!read().isImage() || !op.window().isSquare()) {
      throw refusal();
    }
    return function(new ImageFunctions.Pool(op, node.shape().size(1), node.shape().size(2)));
  }

  @Override
  public GraphBuilder globalPool(Op.GlobalPool op) {
    if (!read().isImage() || op.pooling() == Op.Pooling.MAX) {
      throw refusal();
    }
    return function(new ImageFunctions.GlobalAverage());
  }

  @Override
  public GraphBuilder flatten(Op.Flatten op) {
    return function(new PlainFunctions.Flatten());
  }

  @Override
  public GraphBuilder subsample(Op.Subsample op) {
    return function(new ImageFunctions.Subsample(op.stride()));
  }

  @Override
  public GraphBuilder padChannels(Op.PadChannels op) {
    return function(new ImageFunctions.PadChannels(op.before(), op.after()));
  }

  @Override
  public GraphBuilder activation(Op.Activation op) {
    throw refusal();
  }

  @Override
  public GraphBuilder multiply(Op.Multiply op) {
    throw refusal();
  }

  @Override
  public GraphBuilder dropout(Op.Dropout op) {
    throw refusal();
  }

  @Override
  public GraphBuilder concatenate(Op.Concatenate op) {
    throw refusal();
  }
}
