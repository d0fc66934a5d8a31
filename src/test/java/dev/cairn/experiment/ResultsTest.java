package dev.cairn.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.stack.Blocks;
import dev.cairn.stack.Net;
import dev.cairn.train.Curves;
import dev.cairn.train.History;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ResultsTest {
  private static final Candidate SMALL = candidate("small", 4);
  private static final Candidate MIDDLE = candidate("middle", 8);
  private static final Candidate LARGE = candidate("large", 16);

  private static Candidate candidate(String name, int width) {
    return Candidate.of(name, Net.vector(3).stages(Blocks.dense(), width).regress(1));
  }

  private static Outcome outcome(Candidate candidate, int fold, double value) {
    History.Epoch epoch = new History.Epoch(1, 0.5, 0.6, Map.of("R²", value), 0.01, 2.0);
    Curves curves = new Curves(List.of(), new History(List.of("R²"), List.of(epoch), 1));
    return new Outcome(
        candidate.name(),
        1,
        fold,
        Outcome.Status.FINISHED,
        Optional.of(curves),
        Map.of(),
        2.0,
        500_000_000,
        "");
  }

  private static Results folds() {
    return new Results(
        List.of(LARGE, SMALL, MIDDLE),
        List.of(
            outcome(LARGE, 1, 0.90),
            outcome(SMALL, 1, 0.60),
            outcome(MIDDLE, 1, 0.89),
            outcome(LARGE, 2, 0.94),
            outcome(SMALL, 2, 0.62),
            outcome(MIDDLE, 2, 0.92),
            outcome(LARGE, 3, 0.92),
            outcome(SMALL, 3, 0.64),
            outcome(MIDDLE, 3, 0.92)),
        "",
        3,
        "9 trainings in 0:18.");
  }

  @Test
  void ranking_isByMean() {
    assertThat(folds().metric()).isEqualTo("R²");
    assertThat(folds().ranking()).containsExactly("large", "middle", "small");
    assertThat(folds().validation("large").mean()).isCloseTo(0.92, within(1e-12));
    assertThat(folds().validation("large").deviation()).isCloseTo(0.02, within(1e-12));
    assertThat(folds().validation("large").interval()).isCloseTo(0.0497, within(1e-4));
  }

  @Test
  void choice_saysHowSureItIs_andNamesTheSmallestWithinOneError() {
    Choice choice = folds().choice();
    assertThat(choice.isSure()).isFalse();
    assertThat(choice)
        .hasToString(
            "Best by validation: large, R² 0.9200 ± 0.0200 (mean ± deviation of 3). Its lead over"
                + " the second one is 0.0100 ± 0.0248 (95 % interval): that may be chance. Within"
                + " one standard error of it, the smallest net is middle: 0.9100 ± 0.0173.");
  }

  @Test
  void table_hasARowACandidate() {
    assertThat(folds().table().columnNames())
        .containsExactly(
            "net",
            "trainings",
            "validation R²",
            "deviation",
            "parameters",
            "MFLOPs",
            "seconds",
            "process MB");
    assertThat(folds().table().stringColumn("net").asList())
        .containsExactly("large", "small", "middle");
    assertThat(folds().trials().rowCount()).isEqualTo(9);
  }

  @Test
  void lossWithoutMetric_smallIsGood() {
    Results results =
        new Results(
            List.of(SMALL, LARGE),
            List.of(loss(SMALL, 0.5), loss(LARGE, 0.4)),
            "",
            0,
            "2 trainings in 0:01.");
    assertThat(results.metric()).isEqualTo("loss");
    assertThat(results.choice())
        .hasToString(
            "Best by validation: large, loss 0.4000. With one training each, its lead of 0.1000"
                + " is no proof: give more seeds or folds.");
  }

  private static Outcome loss(Candidate candidate, double value) {
    History.Epoch epoch = new History.Epoch(1, 0.5, value, Map.of(), 0.01, 2.0);
    Curves curves = new Curves(List.of(), new History(List.of(), List.of(epoch), 1));
    return new Outcome(
        candidate.name(), 1, 0, Outcome.Status.FINISHED, Optional.of(curves), Map.of(), 2.0, 1, "");
  }

  @Test
  void choice_ofNothing_isAnErrorOfFourFacts() {
    Results nothing = new Results(List.of(SMALL), List.of(), "", 0, "Interrupted.");
    assertThatThrownBy(nothing::choice)
        .isInstanceOf(ExperimentException.class)
        .hasMessage(
            """
            expected: a candidate with a finished training
            found:    none of 0 trainings
            where:    Results.choice
            mend:     look at results.trials() for what went wrong""");
  }

  @Test
  void difference_isTrainingByTraining() {
    Spread lead = folds().difference("large", "small");
    assertThat(lead.count()).isEqualTo(3);
    assertThat(lead.mean()).isCloseTo(0.30, within(1e-12));
    assertThat(lead.deviation()).isCloseTo(0.02, within(1e-12));
    assertThat(folds().difference("small", "large").mean()).isCloseTo(-0.30, within(1e-12));
  }

  @Test
  void candidate_isFoundByItsName() {
    assertThat(folds().candidate("middle")).isEqualTo(MIDDLE);
  }

  @Test
  void unknownCandidate_hasANearestName() {
    assertThatThrownBy(() -> folds().of("lage"))
        .hasMessage(
            """
            expected: the name of a candidate
            found:    lage
            where:    Results
            mend:     did you mean large?""");
  }
}
