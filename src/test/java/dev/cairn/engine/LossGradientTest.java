package dev.cairn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.graph.Graph;
import dev.cairn.graph.Loss;
import dev.cairn.graph.Program;
import dev.cairn.graph.Shape;
import dev.cairn.graph.ShapeException;
import dev.cairn.graph.Update;
import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class LossGradientTest {
  private static final Loss BOTH =
      new Loss.WeightedSum(
          List.of(
              new Loss.Part(0, 2, 1, Loss.CROSS_ENTROPY),
              new Loss.Part(2, 3, 0.5, Loss.MEAN_SQUARED_ERROR)));

  /** Two examples of two logits and a number. */
  private static final float[] OUTPUT = {0, 0, 3, 1, 1, 5};

  @Test
  void weightedSum_addsItsPartsUp_timesTheirWeights() {
    float[] gradient = new float[6];
    double loss = compute(BOTH, new float[] {1, 0, 1, 0, 1, 4}, gradient);
    double squares = ((3 - 1) * (3 - 1) + (5 - 4) * (5 - 4)) / 2.0;
    assertThat(loss).isCloseTo(Math.log(2) + 0.5 * squares, within(1e-12));
    // (probability - target) / 2 examples; 0.5 * 2 * difference / 2 examples
    assertThat(gradient).containsExactly(-0.25f, 0.25f, 1f, 0.25f, -0.25f, 0.5f);
  }

  @Test
  void weightedSum_hasNoLossAndNoGradient_whereThereIsNoAnswer() {
    float[] gradient = new float[6];
    double loss = compute(BOTH, new float[] {0, 0, 1, 0, 1, Float.NaN}, gradient);
    assertThat(loss).isCloseTo(Math.log(2) / 2 + 0.5 * 4 / 2, within(1e-12));
    assertThat(gradient).containsExactly(0, 0, 1f, 0.25f, -0.25f, 0);
  }

  @Test
  void weightedSum_isNotFinite_whereAnOutputIsNot_evenWithoutAnAnswer() {
    float[] targets = {1, 0, 1, 0, 1, Float.NaN};
    float[] output = OUTPUT.clone();
    output[5] = Float.POSITIVE_INFINITY;
    LossGradient rule = new LossGradient(BOTH, 2, 3);
    double loss =
        rule.compute(FloatBuffer.wrap(output), FloatBuffer.wrap(targets), FloatBuffer.allocate(6));
    assertThat(loss).isNaN();
  }

  @Test
  void meanSquaredError_alone_isNaNForATargetOfNaN() {
    float[] targets = {1, 0, 1, 0, 1, Float.NaN};
    assertThat(compute(Loss.MEAN_SQUARED_ERROR, targets, new float[6])).isNaN();
  }

  @Test
  void part_refusesAWeightOf0() {
    assertThatThrownBy(() -> new Loss.Part(0, 2, 0, Loss.CROSS_ENTROPY))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            """
            expected: a weight above 0
            found:    0.0
            where:    a loss of several parts
            mend:     let trunk.heads(…) make the loss, or give parts that cover the output\
            """);
  }

  @Test
  void weightedSum_refusesAGap() {
    List<Loss.Part> parts =
        List.of(
            new Loss.Part(0, 2, 1, Loss.CROSS_ENTROPY),
            new Loss.Part(3, 4, 0.5, Loss.MEAN_SQUARED_ERROR));
    assertThatThrownBy(() -> new Loss.WeightedSum(parts))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            """
            expected: a part from 2, behind the one before
            found:    0.5 * mean squared error of 3 to 4
            where:    a loss of several parts
            mend:     let trunk.heads(…) make the loss, or give parts that cover the output\
            """);
  }

  @Test
  void program_refusesALossThatDoesNotCoverTheOutput() {
    Graph graph = new GraphSketch(Shape.vector(2)).dense("answers", 4).graph();
    assertThatThrownBy(() -> new Program(graph, BOTH, new Update.Sgd(0, false, 0)))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            """
            expected: parts of the loss for the 4 numbers of the output
            found:    parts for 3
            where:    node answers
            mend:     let trunk.heads(…) make graph and loss together\
            """);
  }

  private static double compute(Loss loss, float[] targets, float[] gradient) {
    return new LossGradient(loss, 2, 3)
        .compute(FloatBuffer.wrap(OUTPUT), FloatBuffer.wrap(targets), FloatBuffer.wrap(gradient));
  }
}
