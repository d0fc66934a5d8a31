package dev.cairn.engine.dl4j.convert;

import dev.cairn.engine.dl4j.RefusingLowering;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Shape;
import dev.cairn.graph.Window;
import dev.cairn.task.Classification;
import dev.cairn.task.Multitask;
import dev.cairn.task.Task;
import dev.cairn.train.Model;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.learning.config.Adam;

/** Each op as a layer or vertex of Deeplearning4j's own, under the node's name. */
final class Export extends RefusingLowering {
  private final Graph graph;
  private final Answer answer;
  private final GraphBuilder builder;
  private Node node;

  private Export(Model model) {
    graph = model.graph();
    answer = new Answer(model.task() instanceof Classification);
    node = graph.input();
    builder = new NeuralNetConfiguration.Builder().updater(new Adam(1e-3)).graphBuilder();
  }

  static ComputationGraph of(Model model) {
    oneHead(model.task());
    Export export = new Export(model);
    for (Node next : model.graph().nodes()) {
      export.node = next;
      next.op().accept(export);
    }
    ComputationGraph theirs =
        new ComputationGraph(export.answer.last(model.graph(), export.builder).build());
    theirs.init();
    ExportWeights.copy(model, theirs);
    return theirs;
  }

  private static void oneHead(Task task) {
    if (task instanceof Multitask heads) {
      throw new ConversionException(
          "a model with one head",
          "a model with the heads " + heads.names(),
          "Deeplearning4j.from",
          "train a net for one of them: data.only(\"" + heads.names().get(0) + "\")");
    }
  }

  private Shape read() {
    return graph.node(node.inputs().get(0)).shape();
  }

  @Override
  protected ConversionException refusal() {
    return new ConversionException(
        "ops that Deeplearning4j's own layers compute: convolutions in one group or depthwise, dense"
            + " layers, batch norm, activations but GELU, pooling, sums, products of equal shapes,"
            + " concatenation, dropout, all of images and vectors",
        node.inputs().isEmpty()
            ? node.shape().named()
            : node.op().words() + " on " + read().named(),
        node.name(),
        "build the net of these ops, or keep the model in Cairn");
  }

  private GraphBuilder layer(Layer layer) {
    return builder.addLayer(node.name(), layer, node.inputs().toArray(String[]::new));
  }

  private GraphBuilder vertex(GraphVertex vertex) {
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
    boolean depthwise = op.groups() == read().channels() && op.groups() > 1;
    if (!read().isImage() || (op.groups() > 1 && !depthwise)) {
      throw refusal();
    }
    Window window = op.window();
    String from = node.inputs().get(0);
    if (!Windows.isEven(window)) {
      String padded = node.name() + ".pad";
      builder.addLayer(padded, Windows.zeros(window), from);
      from = padded;
    }
    Layer layer =
        depthwise ? Windows.depthwise(op, read()) : Windows.convolution(op, read().channels());
    return builder.addLayer(node.name(), layer, from);
  }

  @Override
  public GraphBuilder dense(Op.Dense op) {
    int inputs = read().channels();
    if (node.name().equals(graph.output())) {
      return layer(answer.layer(inputs, op.units()));
    }
    return layer(
        new DenseLayer.Builder()
            .nIn(inputs)
            .nOut(op.units())
            .hasBias(op.bias())
            .activation(Activation.IDENTITY)
            .build());
  }

  @Override
  public GraphBuilder batchNorm(Op.BatchNorm op) {
    if (read().isSequence()) {
      throw refusal();
    }
    int channels = read().channels();
    return layer(
        new BatchNormalization.Builder(op.momentum(), false)
            .useLogStd(false)
            .eps(op.epsilon())
            .nIn(channels)
            .nOut(channels)
            .build());
  }

  @Override
  public GraphBuilder relu(Op.Relu op) {
    return layer(new ActivationLayer.Builder().activation(new ActivationReLU()).build());
  }

  @Override
  public GraphBuilder activation(Op.Activation op) {
    IActivation function = Functions.theirs(op).orElseThrow(this::refusal);
    return layer(new ActivationLayer.Builder().activation(function).build());
  }

  @Override
  public GraphBuilder add(Op.Add op) {
    return vertex(new ElementWiseVertex(ElementWiseVertex.Op.Add));
  }

  @Override
  public GraphBuilder multiply(Op.Multiply op) {
    if (!graph.node(node.inputs().get(1)).shape().equals(read())) {
      throw refusal();
    }
    return vertex(new ElementWiseVertex(ElementWiseVertex.Op.Product));
  }

  @Override
  public GraphBuilder concatenate(Op.Concatenate op) {
    return vertex(new MergeVertex());
  }

  @Override
  public GraphBuilder pool(Op.Pool op) {
    if (!read().isImage() || !Windows.isEven(op.window())) {
      throw refusal();
    }
    return layer(Windows.pool(op));
  }

  @Override
  public GraphBuilder globalPool(Op.GlobalPool op) {
    if (!read().isImage()) {
      throw refusal();
    }
    PoolingType type = op.pooling() == Op.Pooling.MAX ? PoolingType.MAX : PoolingType.AVG;
    return layer(new GlobalPoolingLayer.Builder(type).build());
  }

  @Override
  public GraphBuilder flatten(Op.Flatten op) {
    if (!read().isImage()) {
      throw refusal();
    }
    Shape image = read();
    return vertex(
        new PreprocessorVertex(
            new CnnToFeedForwardPreProcessor(image.size(1), image.size(2), image.channels())));
  }

  @Override
  public GraphBuilder subsample(Op.Subsample op) {
    if (!read().isImage()) {
      throw refusal();
    }
    return layer(Windows.pool(new Op.Pool(Op.Pooling.MAX, 1, op.stride(), 0)));
  }

  @Override
  public GraphBuilder padChannels(Op.PadChannels op) {
    if (Math.max(op.before(), op.after()) > read().channels()) {
      throw refusal();
    }
    return new Zeros(builder, node.name(), node.inputs().get(0)).around(op);
  }

  @Override
  public GraphBuilder dropout(Op.Dropout op) {
    if (op.unit() != Op.Unit.ELEMENT) {
      throw refusal();
    }
    return layer(new DropoutLayer(1 - op.rate()));
  }
}
