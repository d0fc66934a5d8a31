package dev.cairn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.graph.Batch;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Loss;
import dev.cairn.graph.Op;
import dev.cairn.graph.Program;
import dev.cairn.graph.Shape;
import dev.cairn.graph.ShapeException;
import dev.cairn.graph.Update;
import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class PositionLossTest {
  private static final Loss EACH = Loss.POSITION_CROSS_ENTROPY;
  private static final Loss.ConditionalRandomField CHAIN = new Loss.ConditionalRandomField(2);
  private static final double STEP = 1e-2;

  /** Two examples of two classes at three positions; the last position of the second has none. */
  private static final float[] TARGETS = {1, 0, 0, 0, 1, 1, 0, 1, 0, 1, 0, 0};

  @Test
  void crossEntropy_ofEqualLogits_isTheLogarithmOfTheClasses_aPosition() {
    float[] gradient = new float[12];
    double loss = compute(EACH, Shape.sequence(2, 3), new float[12], TARGETS, gradient);
    assertThat(loss).isCloseTo(Math.log(2), within(1e-12));
    // (probability - target) over five positions that have an answer
    assertThat(gradient)
        .containsExactly(-0.1f, 0.1f, 0.1f, 0.1f, -0.1f, -0.1f, 0.1f, -0.1f, 0f, -0.1f, 0.1f, 0f);
  }

  @Test
  void crossEntropy_withoutAnyAnswer_isNothing() {
    float[] gradient = {9, 9, 9, 9};
    double loss =
        new LossGradient(EACH, 1, Shape.sequence(2, 2))
            .compute(FloatBuffer.allocate(4), FloatBuffer.allocate(4), FloatBuffer.wrap(gradient));
    assertThat(loss).isZero();
    assertThat(gradient).containsOnly(0);
  }

  @Test
  void crossEntropy_isNotFinite_whereALogitIsNot_evenWithoutAnAnswer() {
    float[] logits = new float[12];
    logits[11] = Float.POSITIVE_INFINITY;
    assertThat(compute(EACH, Shape.sequence(2, 3), logits, TARGETS, new float[12])).isNaN();
  }

  @Test
  void losses_mayPutTheGradientInThePlaceOfTheOutput() {
    for (Loss loss : List.of(EACH, CHAIN)) {
      Shape shape = Shape.sequence(loss == CHAIN ? CHAIN.channels() : 2, 3);
      float[] output = output(shape);
      float[] apart = new float[output.length];
      double expected = compute(loss, shape, output, TARGETS, apart);
      assertThat(compute(loss, shape, output, TARGETS, output)).isEqualTo(expected);
      assertThat(output).containsExactly(apart);
    }
  }

  /** All four chains of two positions, and the one that is right. */
  @Test
  void chain_isMinusTheLogarithmOfItsPart_aToken() {
    float[] scores = new float[CHAIN.channels() * 2];
    scores[0] = 1; // label 0 at position 0
    scores[2 * 2] = 0.5f; // begins with label 0
    scores[5 * 2 + 1] = 0.25f; // ends with label 1
    scores[(3 * 2 + 1) * 2 + 1] = 2; // label 1 behind label 0
    float[] targets = {1, 0, 0, 1};
    double right = 1 + 0.5 + 2 + 0.25;
    double all = Math.exp(right) + Math.exp(1.5) + Math.exp(0.25) + Math.exp(0);
    double loss =
        new LossGradient(CHAIN, 1, Shape.sequence(CHAIN.channels(), 2))
            .compute(
                FloatBuffer.wrap(scores),
                FloatBuffer.wrap(targets),
                FloatBuffer.allocate(scores.length));
    assertThat(loss).isCloseTo((Math.log(all) - right) / 2, within(1e-9));
  }

  @Test
  void gradients_areCentralDifferences() {
    for (Loss loss : List.of(EACH, CHAIN)) {
      Shape shape = Shape.sequence(loss == CHAIN ? CHAIN.channels() : 2, 3);
      float[] gradient = new float[2 * shape.elements()];
      compute(loss, shape, output(shape), TARGETS, gradient);
      for (int i = 0; i < gradient.length; i++) {
        float[] moved = output(shape);
        moved[i] += (float) STEP;
        double above = compute(loss, shape, moved, TARGETS, new float[gradient.length]);
        moved[i] -= (float) (2 * STEP);
        double below = compute(loss, shape, moved, TARGETS, new float[gradient.length]);
        assertThat((double) gradient[i])
            .as("%s, number %d", loss, i)
            .isCloseTo((above - below) / (2 * STEP), within(1e-5));
      }
    }
  }

  @Test
  void count_isOfPositionsWithAnAnswer_orOfExamples() {
    Shape shape = Shape.sequence(2, 3);
    Batch batch =
        new Batch(2, shape, FloatBuffer.allocate(12), shape, FloatBuffer.wrap(TARGETS.clone()));
    assertThat(LossGradient.count(EACH, batch)).isEqualTo(5);
    assertThat(LossGradient.count(Loss.CROSS_ENTROPY, batch)).isEqualTo(2);
  }

  /** Texts of three and of two answered positions: the second part counts two, not one. */
  @ParameterizedTest
  @ValueSource(strings = {"language model", "tagger", "chain of labels"})
  void accumulate_countsPositions_soABatchInPiecesIsAWholeOne(String name) {
    ContractCase subject =
        SequenceCases.nets().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
    Update update = new Update.Sgd(0, false, 0);
    Batch whole = subject.batch(6, 1);
    try (Session parts =
            new ReferenceEngine().open(subject.program(update), subject.start(), Device.cpu(1));
        Session large =
            new ReferenceEngine().open(subject.program(update), subject.start(), Device.cpu(1))) {
      double loss = large.step(whole, 0.5);
      double first = parts.accumulate(whole.first(2));
      Batch rest = rest(whole, 2);
      long before = LossGradient.count(subject.loss(), whole.first(2));
      long behind = LossGradient.count(subject.loss(), rest);
      assertThat(before * 2).isNotEqualTo(behind);
      double last = parts.step(rest, 0.5);
      assertThat((before * first + behind * last) / (before + behind))
          .isCloseTo(loss, within(1e-9));
      Agreement.assertClose("pieces", large.state().weights(), parts.state().weights(), 1e-6);
    }
  }

  @Test
  void targets_ofAChain_areItsLabels() {
    assertThat(CHAIN.targets(Shape.sequence(10, 7))).isEqualTo(Shape.sequence(2, 7));
    assertThatThrownBy(() -> CHAIN.targets(Shape.sequence(9, 7)))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            """
            expected: a sequence of 10 scores at each position, for a chain of 2 labels
            found:    a sequence of 9x7
            where:    the output of the net
            mend:     end the net with tagChain(labels)\
            """);
  }

  @Test
  void chain_refusesNoLabels() {
    assertThatThrownBy(() -> new Loss.ConditionalRandomField(0))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            """
            expected: 1 to 10,000 labels
            found:    0
            where:    a conditional random field
            mend:     for example 9\
            """);
  }

  @Test
  void program_refusesPositionsOfAVector() {
    Graph graph = new GraphSketch(Shape.vector(2)).node("relu", new Op.Relu()).graph();
    assertThatThrownBy(() -> new Program(graph, EACH, new Update.Sgd(0, false, 0)))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            """
            expected: an output with positions, [classes, length], for cross-entropy per position
            found:    a vector of 2
            where:    the output of the net
            mend:     end the net with predictNext() or tag(); a vector is for classify()\
            """);
  }

  private static Batch rest(Batch whole, int from) {
    int size = whole.size() - from;
    int inputs = whole.inputShape().elements();
    int targets = whole.targetShape().elements();
    return new Batch(
        size,
        whole.inputShape(),
        whole.inputs().slice(from * inputs, size * inputs),
        whole.targetShape(),
        whole.targets().slice(from * targets, size * targets));
  }

  private static float[] output(Shape shape) {
    float[] output = new float[2 * shape.elements()];
    for (int i = 0; i < output.length; i++) {
      output[i] = (float) Math.sin(3 * i);
    }
    return output;
  }

  private static double compute(
      Loss loss, Shape shape, float[] output, float[] targets, float[] gradient) {
    return new LossGradient(loss, 2, shape)
        .compute(FloatBuffer.wrap(output), FloatBuffer.wrap(targets), FloatBuffer.wrap(gradient));
  }
}
