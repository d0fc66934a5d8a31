package dev.cairn.engine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.graph.Graph;
import dev.cairn.graph.Loss;
import dev.cairn.graph.Op;
import dev.cairn.graph.Shape;
import dev.cairn.graph.Update;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The points of the contract on texts with padding, for engines that know embeddings. */
interface MaskContract
    extends MaskInvariance,
        MaskLengths,
        ForwardContract,
        GradientContract,
        UpdateContract,
        RepeatContract {
  @ParameterizedTest
  @MethodSource("dev.cairn.engine.MaskCases#all")
  default void padding_keepsTheContract(MaskCases padded) {
    ContractCase subject = padded.subject();
    forward_givesTheReferencesValues(subject);
    gradients_areTheReferences(subject);
    gradients_ofParametersAlone_areTheReferences(subject);
  }

  @ParameterizedTest
  @MethodSource("dev.cairn.engine.MaskCases#small")
  default void steps_withPadding_keepTheContract(MaskCases padded) {
    Update update = new Update.Sgd(0.9, true, 0.1);
    step_fiveTimes_givesTheReferencesWeights(padded.subject(), update, 0.01);
    steps_twice_giveTheSameBits(padded.subject(), update, 0.01);
  }

  @Test
  default void padding_thatIsNotOfTheInput_isRefused() {
    Graph graph =
        new GraphSketch(Shape.vector(4))
            .relu("relu")
            .node("embed", new Op.Embedding(5, 2, true))
            .averageHead(2)
            .graph();
    ContractCase subject = new ContractCase("behind a ReLU", graph, Loss.CROSS_ENTROPY);
    assertThatThrownBy(() -> open(subject.program(), subject.start()))
        .isInstanceOf(EngineException.class)
        .hasMessage(
            """
            expected: a padded embedding on the input of the net
            found:    one on relu
            where:    node embed
            mend:     put it right on the input, or use an embedding without padding\
            """);
  }
}
