package dev.cairn.engine;

import dev.cairn.graph.Update;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The points of the contract on every block and option, for engines that know all ops. */
interface BlockContract extends ForwardContract, GradientContract, UpdateContract, RepeatContract {
  @ParameterizedTest
  @MethodSource("dev.cairn.engine.BlockCases#all")
  default void blocks_keepTheContract(ContractCase subject) {
    forward_givesTheReferencesValues(subject);
    gradients_areTheReferences(subject);
    gradients_ofParametersAlone_areTheReferences(subject);
    step_fiveTimes_givesTheReferencesWeights(subject, new Update.Sgd(0.9, true, 0.1), 0.01);
    steps_twice_giveTheSameBits(subject, new Update.Sgd(0.9, true, 0.1), 0.01);
  }
}
