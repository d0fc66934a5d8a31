package dev.cairn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.graph.Batch;
import dev.cairn.graph.Update;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The points of the contract on recurrent layers and attention, for engines that know them. */
interface SequenceContract
    extends ForwardContract, GradientContract, UpdateContract, RepeatContract, MistakeContract {
  @ParameterizedTest
  @MethodSource("dev.cairn.engine.SequenceCases#all")
  default void forward_ofSequences_givesTheReferencesValues(ContractCase subject) {
    forward_givesTheReferencesValues(subject);
  }

  @ParameterizedTest
  @MethodSource("dev.cairn.engine.SequenceCases#all")
  default void gradients_ofSequences_areTheReferences(ContractCase subject) {
    gradients_areTheReferences(subject);
    gradients_ofParametersAlone_areTheReferences(subject);
  }

  @ParameterizedTest
  @MethodSource("dev.cairn.engine.SequenceCases#nets")
  default void steps_onSequences_keepTheContract(ContractCase subject) {
    Update update = new Update.Adam(0.9, 0.999, 1e-8, 0.1, true);
    step_fiveTimes_givesTheReferencesWeights(subject, update, 0.01);
    freeze_keepsBits_untilUnfrozen(subject, update, 0.01);
    steps_twice_giveTheSameBits(subject, update, 0.01);
  }

  /** What stands behind a position changes nothing there. */
  @ParameterizedTest
  @MethodSource("dev.cairn.engine.SequenceCases#causal")
  default void laterInputs_changeNoEarlierOutput(ContractCase subject) {
    String output = subject.graph().output();
    int length = subject.graph().outputShape().size(1);
    int channels = subject.graph().outputShape().channels();
    int rows =
        subject.graph().inputShape().isVector() ? 1 : subject.graph().inputShape().channels();
    try (Session session = open(subject.program(), subject.start())) {
      Batch batch = subject.batch(3, 1);
      float[] before = session.forward(batch, List.of(output)).get(output);
      int from = length / 2;
      for (int row = 0; row < 3 * rows; row++) {
        for (int p = from; p < length; p++) {
          batch
              .inputs()
              .put(row * length + p, 1 - Math.min(1, batch.inputs().get(row * length + p)));
        }
      }
      float[] after = session.forward(batch, List.of(output)).get(output);
      assertThat(after).isNotEqualTo(before);
      for (int i = 0; i < 3 * channels * length; i++) {
        if (i % length < from) {
          assertThat(after[i]).as("%s, number %d", subject, i).isEqualTo(before[i]);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dev.cairn.engine.SequenceCases#causal")
  default void accumulate_countsAnsweredPositions(ContractCase subject) {
    try (Session expected = reference(subject.program(), subject.start());
        Session found = open(subject.program(), subject.start())) {
      for (int part = 2; part <= 3; part++) {
        double loss = expected.accumulate(subject.batch(2 * part, part));
        assertThat(found.accumulate(subject.batch(2 * part, part)))
            .isCloseTo(loss, within(1e-4 * loss));
      }
      expected.step(subject.batch(3, 4), 0.1);
      found.step(subject.batch(3, 4), 0.1);
      Agreement.assertClose(
          "parts of " + subject, expected.state().weights(), found.state().weights(), WEIGHTS);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.cairn.engine.SequenceCases#all")
  default void divergence_onSequences_isReported(ContractCase subject) {
    divergence_inAnyParameter_isReported(subject);
    if (subject.graph().inputShape().isVector()) {
      return; // indices, which are checked
    }
    Batch broken = subject.batch(4, 2);
    broken.inputs().put(broken.inputs().limit() - 1, Float.NaN);
    try (Session session = open(subject.program(), subject.start())) {
      assertThat(session.step(broken, 0.1)).as("loss of a NaN in %s", subject).isNaN();
    }
  }
}
