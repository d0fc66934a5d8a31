package dev.cairn.engine.dl4j.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.data.Labels;
import dev.cairn.engine.Agreement;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Loss;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Shape;
import dev.cairn.graph.Window;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Conv;
import dev.cairn.stack.Net;
import dev.cairn.stack.Shortcuts;
import dev.cairn.stack.Trunk;
import dev.cairn.train.Model;
import dev.cairn.train.ProgressView;
import dev.cairn.train.Trainer;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Both ways: equal predictions, the same graph and weights when a model comes back. */
@Tag("engine")
class Deeplearning4jTest {

  static Stream<Arguments> nets() {
    return Stream.of(
        Arguments.of(
            "residual",
            Net.image(2, 8, 8).stem(4).stages(Blocks.basic().times(2), 4, 8).classify(3)),
        Arguments.of(
            "dilated", image().then(x -> x.conv(Conv.of(3, 6).dilation(2).bias())).classify(4)),
        Arguments.of("maximum", image().then(x -> x.maxPool(3, 2)).classify(4)),
        Arguments.of("mean", image().then(x -> x.averagePool(3, 2)).classify(4)),
        Arguments.of("depthwise", image().then(x -> x.depthwise(3, 1).norm().silu()).classify(4)),
        Arguments.of(
            "side by side",
            image().then(x -> x.conv(1, 4).concatenate(x.conv(3, 5).leakyRelu(0.3))).classify(4)),
        Arguments.of("no dense layer at the end", pooled()),
        Arguments.of(
            "flattened", image().then(x -> x.dropout(0.5).flatten().dense(6).relu()).classify(4)),
        Arguments.of(
            "activations",
            Net.vector(5)
                .then(x -> x.dense(6).elu().times(x.dense(6).sigmoid()).plus(x.dense(6).tanh()))
                .regress(2)),
        Arguments.of("dense residual", Net.vector(7).stages(Blocks.dense().times(2), 8).regress(2)),
        Arguments.of("uneven", uneven()));
  }

  private static Trunk image() {
    return Net.image(3, 9, 7).stem(4);
  }

  /** Ends with a pool. */
  private static Net pooled() {
    Graph graph = image().then(x -> x.conv(3, 4).globalAveragePool()).graph();
    return Net.of(graph, Loss.CROSS_ENTROPY, Optional.of(Labels.numbered(4)), List.of());
  }

  /** Zeros below and to the right only, as others pad. */
  private static Net uneven() {
    Window.Axis axis = new Window.Axis(3, 2, 1, 0, 1);
    Op.Convolution op = new Op.Convolution(4, new Window(axis, axis), 1, true, 1);
    return Net.of(
        new Graph(
            List.of(
                new Node("x", new Op.Input(Shape.image(2, 8, 8)), List.of(), Shape.image(2, 8, 8)),
                new Node("conv", op, List.of("x"), Shape.image(4, 4, 4)),
                new Node(
                    "pool", new Op.GlobalPool(Op.Pooling.MAX), List.of("conv"), Shape.vector(4)),
                new Node("answer", new Op.Dense(3, true), List.of("pool"), Shape.vector(3))),
            "answer"),
        Loss.CROSS_ENTROPY,
        Optional.of(Labels.numbered(3)),
        List.of());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("nets")
  void from_givesANetworkWithEqualPredictions(String name, Net net) {
    Model model = Samples.model(net);
    Samples.assertEqualPredictions(name, model, Deeplearning4j.from(model));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("nets")
  void importFrom_bringsTheSameGraphBack(String name, Net net) {
    Model model = Samples.model(net);
    ComputationGraph theirs = Deeplearning4j.from(model);
    Model back = Deeplearning4j.importFrom(theirs, model.graph().inputShape());
    assertThat(back.graph().output()).isEqualTo(model.graph().output());
    assertThat(back.graph().parameters().stream().map(p -> p.name() + " " + p.shape()))
        .containsExactlyInAnyOrderElementsOf(
            model.graph().parameters().stream().map(p -> p.name() + " " + p.shape()).toList());
    Samples.assertEqualPredictions(name, back, theirs);
    if (net.labels().isPresent()) {
      Agreement.assertClose(name, model.weights(), back.weights(), 0);
    }
  }

  /** Option A of He et al.: its zeros do not come back. */
  @Test
  void from_aNetWithZeroPaddedShortcuts_hasEqualPredictions() {
    Net net =
        Net.image(2, 8, 8)
            .stem(4)
            .stages(Blocks.basic().shortcut(Shortcuts.zeroPadded()), 4, 8)
            .classify(3);
    Model model = Samples.model(net);
    Samples.assertEqualPredictions("zero-padded", model, Deeplearning4j.from(model));
  }

  @Test
  void anImportedNetwork_isTrainedByTheFastEngine_andHandedBack() {
    Dataset data = images();
    Net net = Net.of(data).stem(4).stages(Blocks.basic(), 4, 8).classify();
    ComputationGraph theirs = Deeplearning4j.from(Samples.model(net));
    Model imported = Deeplearning4j.importFrom(theirs, data.input());
    Trainer trainer = Trainer.defaults().epochs(1).progress(ProgressView.none());
    Net whole = imported.net();
    Model trained = trainer.startFrom(imported).fit(whole, data).model();
    assertThat(trained.graph()).isEqualTo(imported.graph());
    Agreement.assertMoved("trained", imported.weights(), trained.weights());
    Samples.assertEqualPredictions("handed back", trained, Deeplearning4j.from(trained));

    Model tuned =
        trainer.startFrom(trained).freezeTrunk().fit(trained.trunk(data).classify(), data).model();
    String stem = "stem.conv1.weight";
    assertThat(tuned.weights().copy(stem)).containsExactly(trained.weights().copy(stem));
    assertThat(tuned.weights().names()).contains("head.dense2.weight");
    Samples.assertEqualPredictions("another head", tuned, Deeplearning4j.from(tuned));
  }

  private static Dataset images() {
    Dataset all = Datasets.fashionMnistMini();
    return Dataset.classification(
        all.train().subset(IntStream.range(0, 100).toArray()),
        all.test().subset(IntStream.range(0, 20).toArray()),
        all.labels().orElseThrow(),
        all.provenance());
  }

  @Test
  void from_anOpThatTheirLayersDoNotCompute_isNamed() {
    Model model = Samples.model(Net.sequence(2, 8).stem(4).classify(3));
    assertThatThrownBy(() -> Deeplearning4j.from(model))
        .isInstanceOf(ConversionException.class)
        .hasMessage(
            """
            expected: ops that Deeplearning4j's own layers compute: convolutions in one group or \
            depthwise, dense layers, batch norm, activations but GELU, pooling, sums, products of \
            equal shapes, concatenation, dropout, all of images and vectors
            found:    a sequence of 2x8
            where:    input
            mend:     build the net of these ops, or keep the model in Cairn""");
  }
}
