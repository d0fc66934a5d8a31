package dev.cairn.engine.dl4j.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.graph.Node;
import dev.cairn.graph.Shape;
import dev.cairn.graph.ShapeException;
import dev.cairn.task.Classification;
import dev.cairn.train.Model;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.L2NormalizeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Networks that people built in Deeplearning4j itself. */
@Tag("engine")
class ImportTest {
  static {
    dev.cairn.engine.dl4j.Dl4jEngine.start();
  }

  private static NeuralNetConfiguration.Builder builder() {
    return new NeuralNetConfiguration.Builder().seed(5);
  }

  /** The usual small network: everything in the layers, shapes found by input types. */
  static MultiLayerNetwork letters() {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            builder()
                .activation(Activation.RELU)
                .convolutionMode(ConvolutionMode.Same)
                .list()
                .layer(new ConvolutionLayer.Builder(5, 5).stride(2, 1).nOut(6).build())
                .layer(new BatchNormalization())
                .layer(new ActivationLayer(Activation.ELU))
                .layer(new SubsamplingLayer.Builder(PoolingType.AVG, new int[] {3, 2}).build())
                .layer(new DropoutLayer(0.8))
                .layer(new DenseLayer.Builder().nOut(9).dropOut(0.5).build())
                .layer(
                    new OutputLayer.Builder(LossFunction.NEGATIVELOGLIKELIHOOD)
                        .nOut(3)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.convolutional(11, 9, 2))
                .build());
    network.init();
    return network;
  }

  @Test
  void importFrom_aRowOfLayers_hasEqualPredictions() {
    MultiLayerNetwork network = letters();
    Model model = Deeplearning4j.importFrom(network, Shape.image(2, 11, 9));
    Samples.assertEqualPredictions("letters", model, network.toComputationGraph());
    assertThat(model.task()).isInstanceOf(Classification.class);
    assertThat(
            model.graph().nodes().stream().map(Node::op).map(op -> op.getClass().getSimpleName()))
        .containsExactly(
            "Input",
            "Convolution",
            "Relu",
            "BatchNorm",
            "Activation",
            "Pool",
            "Dropout",
            "Flatten",
            "Dropout",
            "Dense",
            "Relu",
            "Dense");
  }

  @Test
  void importFrom_aGraphWithShortcutsAndAFrozenLayer_hasEqualPredictions() {
    BatchNormalization frozen = new BatchNormalization.Builder(0.9, true).build();
    frozen.setNIn(5);
    frozen.setNOut(5);
    GraphBuilder graph =
        builder()
            .graphBuilder()
            .addInputs("in")
            .addLayer("a", dense(6, 5), "in")
            .addLayer("norm", new FrozenLayer(frozen), "a")
            .addLayer("b", dense(5, 5), "norm")
            .addLayer("c", dense(5, 5), "b")
            .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "a", "b", "c")
            .addLayer("out", numbers(5), "sum")
            .setOutputs("out");
    ComputationGraph network = new ComputationGraph(graph.build());
    network.init();
    Samples.assertEqualPredictions("shortcuts", Deeplearning4j.importFrom(network), network);
  }

  private static DenseLayer dense(int in, int out) {
    return new DenseLayer.Builder().nIn(in).nOut(out).activation(Activation.TANH).build();
  }

  private static OutputLayer numbers(int in) {
    return new OutputLayer.Builder(LossFunction.MSE)
        .nIn(in)
        .nOut(2)
        .activation(Activation.IDENTITY)
        .build();
  }

  private static ComputationGraph graph(GraphBuilder builder) {
    ComputationGraph network = new ComputationGraph(builder.build());
    network.init();
    return network;
  }

  @Test
  void importFrom_aLayerThatIsNotKnown_namesItAndWhatIs() {
    ComputationGraph network =
        graph(
            builder()
                .graphBuilder()
                .addInputs("in")
                .addLayer("memory", new LSTM.Builder().nIn(3).nOut(4).build(), "in")
                .addLayer(
                    "out",
                    new RnnOutputLayer.Builder(LossFunction.MSE)
                        .nIn(4)
                        .nOut(2)
                        .activation(Activation.IDENTITY)
                        .build(),
                    "memory")
                .setOutputs("out"));
    assertThatThrownBy(() -> Deeplearning4j.importFrom(network, Shape.sequence(3, 7)))
        .isInstanceOf(ConversionException.class)
        .hasMessage(
            """
            expected: layers that can be imported: Convolution, DepthwiseConvolution2D, ZeroPadding \
            before them, BatchNormalization, Activation, Subsampling, GlobalPooling, Dense, Dropout, \
            Output, Loss; vertices: ElementWise Add and Product, Merge, Preprocessor to vectors
            found:    LSTM
            where:    memory
            mend:     leave it out, or replace it by one of these, before you import the network""");
  }

  @Test
  void importFrom_aVertexThatIsNotKnown_namesIt() {
    ComputationGraph network =
        graph(
            builder()
                .graphBuilder()
                .addInputs("in")
                .addVertex("unit", new L2NormalizeVertex(), "in")
                .addLayer("out", numbers(5), "unit")
                .setOutputs("out"));
    assertThatThrownBy(() -> Deeplearning4j.importFrom(network, Shape.vector(5)))
        .isInstanceOf(ConversionException.class)
        .hasMessageContaining("found:    L2NormalizeVertex\nwhere:    unit\n");
  }

  @Test
  void importFrom_anOptionThatIsNotKnown_namesIt() {
    ComputationGraph network =
        graph(
            builder()
                .graphBuilder()
                .addInputs("in")
                .addLayer(
                    "conv",
                    new ConvolutionLayer.Builder(3, 3)
                        .nIn(2)
                        .nOut(4)
                        .dataFormat(CNN2DFormat.NHWC)
                        .build(),
                    "in")
                .addLayer("pool", new GlobalPoolingLayer(PoolingType.AVG), "conv")
                .addLayer("out", numbers(4), "pool")
                .setOutputs("out"));
    assertThatThrownBy(() -> Deeplearning4j.importFrom(network, Shape.image(2, 5, 5)))
        .isInstanceOf(ConversionException.class)
        .hasMessage(
            """
            expected: the format NCHW
            found:    format NHWC
            where:    conv
            mend:     build the layer with one of these, and train it again""");
  }

  @Test
  void importFrom_aLossThatIsNotKnown_namesIt() {
    ComputationGraph network =
        graph(
            builder()
                .graphBuilder()
                .addInputs("in")
                .addLayer(
                    "out",
                    new OutputLayer.Builder(LossFunction.XENT)
                        .nIn(4)
                        .nOut(1)
                        .activation(Activation.SIGMOID)
                        .build(),
                    "in")
                .setOutputs("out"));
    assertThatThrownBy(() -> Deeplearning4j.importFrom(network))
        .isInstanceOf(ConversionException.class)
        .hasMessage(
            """
            expected: softmax with LossMCXENT, LossNegativeLogLikelihood or LossSparseMCXENT, or \
            numbers with LossMSE or LossL2
            found:    sigmoid with LossBinaryXENT
            where:    out
            mend:     build the layer with one of these, and train it again""");
  }

  @Test
  void importFrom_imagesWithoutAShape_asksForIt() {
    MultiLayerNetwork network = letters();
    assertThatThrownBy(() -> Deeplearning4j.importFrom(network))
        .isInstanceOf(ConversionException.class)
        .hasMessage(
            """
            expected: the shape of an example, for a network that does not begin with a dense layer
            found:    none
            where:    Deeplearning4j.importFrom
            mend:     say it: importFrom(network, Shape.image(3, 32, 32))""");
  }

  @Test
  void importFrom_aShapeThatDoesNotFit_isNamed() {
    MultiLayerNetwork network = letters();
    assertThatThrownBy(() -> Deeplearning4j.importFrom(network, Shape.image(2, 30, 9)))
        .isInstanceOf(ConversionException.class)
        .hasMessageContaining("mend:     give the shape of the examples");
    assertThatThrownBy(() -> Deeplearning4j.importFrom(network, Shape.vector(198)))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            """
            expected: images for layer 0
            found:    a vector of 198
            where:    Deeplearning4j.importFrom
            mend:     give the shape of one example: Shape.image(3, 32, 32)""");
  }

  @Test
  void importFrom_severalOutputs_isNamed() {
    ComputationGraph network =
        graph(
            builder()
                .graphBuilder()
                .addInputs("in")
                .addLayer("one", numbers(4), "in")
                .addLayer("two", numbers(4), "in")
                .setOutputs("one", "two"));
    assertThatThrownBy(() -> Deeplearning4j.importFrom(network))
        .isInstanceOf(ConversionException.class)
        .hasMessage(
            """
            expected: a network with one output
            found:    a network with the outputs [one, two]
            where:    Deeplearning4j.importFrom
            mend:     cut the network into one for each, with Deeplearning4j's TransferLearning""");
  }
}
