package dev.cairn.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.graph.Batch;
import dev.cairn.graph.Update;
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

  @ParameterizedTest
  @MethodSource("dev.cairn.engine.SequenceCases#all")
  default void divergence_onSequences_isReported(ContractCase subject) {
    divergence_inAnyParameter_isReported(subject);
    Batch broken = subject.batch(4, 2);
    broken.inputs().put(broken.inputs().limit() - 1, Float.NaN);
    try (Session session = open(subject.program(), subject.start())) {
      assertThat(session.step(broken, 0.1)).as("loss of a NaN in %s", subject).isNaN();
    }
  }
}
