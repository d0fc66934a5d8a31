package dev.cairn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.graph.Batch;
import dev.cairn.graph.CounterRandom;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Loss;
import dev.cairn.graph.Op;
import dev.cairn.graph.Program;
import dev.cairn.graph.Shape;
import dev.cairn.graph.Update;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** All points, for the ops of {@link PlainCases}; and what is dropped, number by number. */
interface PlainContract
    extends ForwardContract,
        GradientContract,
        UpdateContract,
        TransferContract,
        RepeatContract,
        MistakeContract {

  static Stream<ContractCase> plain() {
    return Stream.of(PlainCases.small(), PlainCases.wide(), RandomPlainCases.all())
        .flatMap(cases -> cases);
  }

  static Stream<Arguments> plainSteps() {
    return PlainCases.nets()
        .flatMap(
            subject ->
                Stream.of(
                    Arguments.of(subject, new Update.Sgd(0.9, true, 0.1), 0.02),
                    Arguments.of(subject, new Update.Adam(0.9, 0.999, 1e-3, 0.5, true), 0.01)));
  }

  @ParameterizedTest
  @MethodSource("dev.cairn.engine.PlainContract#plain")
  default void plain_forward(ContractCase subject) {
    forward_givesTheReferencesValues(subject);
    forward_ofTheOutputAlone_givesTheReferencesValues(subject);
  }

  @ParameterizedTest
  @MethodSource("dev.cairn.engine.PlainContract#plain")
  default void plain_gradients(ContractCase subject) {
    gradients_areTheReferences(subject);
    gradients_ofParametersAlone_areTheReferences(subject);
  }

  @ParameterizedTest
  @MethodSource("dev.cairn.engine.PlainCases#nets")
  default void plain_nets(ContractCase subject) {
    forward_ofAnyNodeAlone_givesTheReferencesValues(subject);
    gradients_changeNothing(subject);
    predictions_agreeAfterMoving(subject);
    divergence_inAnyParameter_isReported(subject);
  }

  @ParameterizedTest
  @MethodSource("dev.cairn.engine.PlainContract#plainSteps")
  default void plain_steps(ContractCase subject, Update update, double learningRate) {
    step_fiveTimes_givesTheReferencesWeights(subject, update, learningRate);
    freeze_keepsBits_untilUnfrozen(subject, update, learningRate);
    state_movesToTheEngineAndBack(subject, update, learningRate);
    state_comesBackBitForBit(subject, update, learningRate);
    restore_repeatsTheSameStep(subject, update, learningRate);
    steps_twice_giveTheSameBits(subject, update, learningRate);
  }

  @ParameterizedTest
  @EnumSource
  default void dropout_dropsWhatTheCounterSays_inEachStep(Op.Unit unit) {
    Shape shape = Shape.image(16, 3, 2);
    Graph graph = new GraphSketch(shape).node("drop", new Op.Dropout(0.3, unit)).head(3).graph();
    ContractCase subject = new ContractCase("dropout", graph, Loss.CROSS_ENTROPY);
    State start = subject.start();
    int size = 5;
    int perUnit = Map.of(Op.Unit.ELEMENT, 1, Op.Unit.CHANNEL, 6, Op.Unit.EXAMPLE, 96).get(unit);
    for (int threads : new int[] {1, 2, 3}) {
      try (Session session = engine().open(subject.program(), start, Device.cpu(threads))) {
        for (int step = 0; step < 3; step++) {
          CounterRandom random = CounterRandom.of(start.seed(), "drop.drop" + step);
          Map<String, float[]> found =
              session.gradients(subject.batch(size, step), List.of("input", "drop"));
          for (int i = 0; i < size * shape.elements(); i++) {
            double factor = random.uniform(i / perUnit) < 0.3 ? 0 : 1 / 0.7;
            assertThat((double) found.get("input")[i])
                .as("%s %d in step %d", unit, i, step)
                .isCloseTo(factor * found.get("drop")[i], within(1e-7));
          }
          session.step(subject.batch(size, step), 0.01);
        }
      }
    }
  }

  @Test
  default void embedding_ofAnUnknownIndex_isNamed() {
    ContractCase subject = PlainCases.text();
    Program program = subject.program();
    Batch batch = subject.batch(4, 1);
    for (float wrong : new float[] {11, -1, 2.5f, Float.NaN}) {
      batch.inputs().put(2 * 8 + 3, wrong);
      try (Session session = open(program, subject.start())) {
        assertThatThrownBy(() -> session.step(batch, 0.1))
            .isInstanceOf(EngineException.class)
            .hasMessage(
                """
                expected: whole numbers from 0 to 10
                found:    %s, number 4 of example 3
                where:    node embed
                mend:     encode the examples with the vocabulary that the network was made for\
                """
                    .formatted(wrong));
        Agreement.assertSame("after a wrong index", subject.start(), session.state());
      }
    }
  }
}
