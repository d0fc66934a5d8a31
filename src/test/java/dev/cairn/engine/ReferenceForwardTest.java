package dev.cairn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.graph.Batch;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Loss;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Program;
import dev.cairn.graph.Shape;
import dev.cairn.graph.Shapes;
import dev.cairn.graph.Update;
import dev.cairn.graph.Window;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Values of the reference that can be worked out by looking. */
@Tag("unit")
final class ReferenceForwardTest {
  private static final Shape SQUARE = Shape.image(1, 3, 3);
  private static final float[] NINE = {1, 2, 3, 4, 5, 6, 7, 8, 9};

  private static double[] value(Shape shape, float[] input, Op op, Map<String, double[]> weights) {
    Shape out = Shapes.infer("op", op, List.of(shape));
    Graph graph =
        new Graph(
            List.of(
                new Node("input", new Op.Input(shape), List.of(), shape),
                new Node("op", op, List.of("input"), out)),
            "op");
    Batch batch = Batch.allocate(input.length / shape.elements(), shape, out);
    batch.inputs().put(0, input);
    Program program = new Program(graph, Loss.MEAN_SQUARED_ERROR, new Update.Sgd(0, false, 0));
    return ReferencePass.inference(program, weights, batch).value("op");
  }

  @Test
  void convolution_isCrossCorrelation() {
    // A filter that is 1 at the right of the middle, and 10 below it: x[i, j + 1] + 10 x[i + 1, j].
    double[] filter = {0, 0, 0, 0, 0, 1, 0, 10, 0};
    assertThat(value(SQUARE, NINE, new Op.Convolution(1, 3, 1, 1), Map.of("op.weight", filter)))
        .containsExactly(42, 53, 60, 75, 86, 90, 8, 9, 0);
  }

  @Test
  void convolution_withStride_startsInThePadding() {
    double[] filter = {0, 0, 0, 0, 1, 0, 0, 0, 0};
    assertThat(value(SQUARE, NINE, new Op.Convolution(1, 3, 2, 1), Map.of("op.weight", filter)))
        .containsExactly(1, 3, 7, 9);
  }

  @Test
  void convolution_sumsOverChannels_forEachFilter() {
    Shape twoChannels = Shape.image(2, 1, 1);
    assertThat(
            value(
                twoChannels,
                new float[] {3, 5},
                new Op.Convolution(2, 1, 1, 0),
                Map.of("op.weight", new double[] {1, 10, 100, 1000})))
        .containsExactly(53, 5300);
  }

  @Test
  void convolution_inGroups_seesItsOwnChannels() {
    Op op = new Op.Convolution(4, Window.square(1, 1, 0), 2, true, 1);
    Map<String, double[]> weights =
        Map.of("op.weight", new double[] {1, 2, 3, 4}, "op.bias", new double[] {0.5, 0, 0, 0.25});
    assertThat(value(Shape.image(2, 1, 1), new float[] {10, 100}, op, weights))
        .containsExactly(10.5, 20, 300, 400.25);
  }

  @Test
  void convolution_ofASequence_seesThePast() {
    // x[t] + 10 x[t - 2]
    Window past = Window.line(new Window.Axis(2, 1, 2, 2, 0));
    Op op = new Op.Convolution(1, past, 1, false, 1);
    Map<String, double[]> weights = Map.of("op.weight", new double[] {10, 1});
    assertThat(value(Shape.sequence(1, 4), new float[] {1, 2, 3, 4}, op, weights))
        .containsExactly(1, 2, 13, 24);
  }

  @Test
  void activations_haveKnownValues() {
    assertThat(activation(Op.Function.LEAKY_RELU, 0.5)).containsExactly(-1, 0, 2);
    assertThat(activation(Op.Function.ELU, 0.5)).containsExactly(0.5 * Math.expm1(-2), 0, 2);
    assertThat(activation(Op.Function.TANH, 0)[2]).isCloseTo(0.96402758, within(1e-8));
    assertThat(activation(Op.Function.SIGMOID, 0)[0]).isCloseTo(0.11920292, within(1e-8));
    assertThat(activation(Op.Function.SILU, 0)[0]).isCloseTo(-0.23840584, within(1e-8));
    assertThat(activation(Op.Function.GELU, 0)[2]).isCloseTo(1.95449974, within(1e-8));
  }

  private static double[] activation(Op.Function function, double alpha) {
    Op op = new Op.Activation(function, alpha);
    return value(Shape.vector(3), new float[] {-2, 0, 2}, op, Map.of());
  }

  @Test
  void dense_hasARowForEachUnit() {
    Map<String, double[]> weights =
        Map.of("op.weight", new double[] {1, 2, 10, 20}, "op.bias", new double[] {0.5, 0.25});
    assertThat(value(Shape.vector(2), new float[] {3, 4}, new Op.Dense(2, true), weights))
        .containsExactly(11.5, 110.25);
  }

  @Test
  void pool_ignoresPadding() {
    Op max = new Op.Pool(Op.Pooling.MAX, 2, 2, 1);
    Op average = new Op.Pool(Op.Pooling.AVERAGE, 2, 2, 1);
    float[] negative = {-1, -2, -3, -4, -5, -6, -7, -8, -9};
    assertThat(value(SQUARE, negative, max, Map.of())).containsExactly(-1, -2, -4, -5);
    assertThat(value(SQUARE, NINE, average, Map.of())).containsExactly(1, 2.5, 5.5, 7);
  }

  @Test
  void globalAveragePool_isTheMeanOfEachChannel() {
    float[] twoChannels = {1, 2, 3, 4, 10, 20, 30, 40};
    Shape sequence = Shape.sequence(2, 4);
    assertThat(value(sequence, twoChannels, new Op.GlobalPool(Op.Pooling.MAX), Map.of()))
        .containsExactly(4, 40);
    assertThat(
            value(
                Shape.image(2, 2, 2), twoChannels, new Op.GlobalPool(Op.Pooling.AVERAGE), Map.of()))
        .containsExactly(2.5, 25);
  }

  @Test
  void subsample_keepsTheFirst() {
    assertThat(value(SQUARE, NINE, new Op.Subsample(2), Map.of())).containsExactly(1, 3, 7, 9);
  }

  @Test
  void padChannels_putsZerosOnBothSides_ofEachExample() {
    float[] twoExamples = {1, 2, 3, 4};
    assertThat(value(Shape.image(1, 1, 2), twoExamples, new Op.PadChannels(1, 2), Map.of()))
        .containsExactly(0, 0, 1, 2, 0, 0, 0, 0, 0, 0, 3, 4, 0, 0, 0, 0);
  }

  @Test
  void crossEntropy_ofEqualLogits_isTheLogarithmOfTheClasses() {
    double[] logits = {1000, 1000, 1000, 1000};
    double[] targets = {0, 1, 0.5, 0.5};
    assertThat(ReferenceLoss.value(Loss.CROSS_ENTROPY, 2, logits, targets))
        .isCloseTo(Math.log(2), within(1e-12));
  }

  @Test
  void crossEntropy_isMinusTheLogarithmOfTheProbability() {
    double[] logits = {Math.log(1), Math.log(2), Math.log(5)};
    assertThat(ReferenceLoss.value(Loss.CROSS_ENTROPY, 1, logits, new double[] {0, 1, 0}))
        .isCloseTo(-Math.log(2.0 / 8), within(1e-12));
  }

  @Test
  void meanSquaredError_isTheMeanOverExamplesAndOutputs() {
    double[] outputs = {1, 2, 3, 4};
    double[] targets = {0, 0, 0, 0};
    assertThat(ReferenceLoss.value(Loss.MEAN_SQUARED_ERROR, 2, outputs, targets)).isEqualTo(7.5);
  }
}
