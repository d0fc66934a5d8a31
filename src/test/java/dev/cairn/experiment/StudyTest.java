package dev.cairn.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.engine.EngineException;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Net;
import dev.cairn.train.ProgressViews;
import dev.cairn.train.Snapshot;
import dev.cairn.train.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class StudyTest {
  private static final Dataset DATA = Datasets.friedman1(120, 1.0, 7);
  private static final Trainer SHORT = Trainer.defaults().epochs(1).batch(32);

  private static Net net(int blocks) {
    return Net.of(DATA).stages(Blocks.dense().times(blocks), 8).regress();
  }

  private static Study study() {
    return Study.of(DATA).trainer(SHORT);
  }

  @Test
  void run_trainsEveryCandidateWithEverySeed() {
    Results results =
        study().sweep("blocks", List.of(1, 2), StudyTest::net).withPlain().seeds(1, 2).run();
    assertThat(results.outcomes())
        .extracting(o -> o.candidate() + "/" + o.seed())
        .containsExactly(
            "1 block/1",
            "1 block, plain/1",
            "2 blocks/1",
            "2 blocks, plain/1",
            "1 block/2",
            "1 block, plain/2",
            "2 blocks/2",
            "2 blocks, plain/2");
    assertThat(results.outcomes()).allMatch(o -> o.status() == Outcome.Status.FINISHED);
    assertThat(results.outcomes()).allMatch(o -> o.test().containsKey("R²"));
    assertThat(results.ending()).matches("8 trainings in \\d+:\\d\\d\\.");
    assertThat(results.curves().runs()).hasSize(4);
  }

  /** Of a text without a test part, by the fewest bits. */
  @Test
  void languageModels_areRankedByTheirBits(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("abc.txt"), "abcd".repeat(80));
    Dataset text = Datasets.corpus(file).length(8).load();
    Net small = Net.of(text).embed(1).predictNext();
    Net large = Net.of(text).embed(16).predictNext();
    Results results =
        Study.of(text)
            .trainer(SHORT.epochs(20).batch(4))
            .candidate("small", small)
            .candidate("large", large)
            .run();

    assertThat(results.outcomes()).allMatch(o -> o.status() == Outcome.Status.FINISHED);
    assertThat(results.outcomes()).allMatch(o -> o.test().isEmpty());
    assertThat(results.metric()).isEqualTo("bits per character");
    assertThat(results.validation("large").mean()).isLessThan(results.validation("small").mean());
    assertThat(results.ranking()).containsExactly("large", "small");
  }

  @Test
  void run_twice_givesTheSameNumbers() {
    Study study = study().candidate("one", net(1)).folds(3);
    assertThat(study.run().validation("one")).isEqualTo(study.run().validation("one"));
  }

  @Test
  void folds_leaveEveryExampleOutOnce() {
    Results results = study().candidate("one", net(1)).folds(3).run();
    assertThat(results.outcomes()).extracting(Outcome::fold).containsExactly(1, 2, 3);
    assertThat(results.outcomes()).allMatch(o -> o.test().isEmpty());
    assertThat(DATA.folds(3, 1).stream().mapToInt(fold -> fold.validation().size()).sum())
        .isEqualTo(DATA.train().size() + DATA.validation().size());
  }

  @Test
  void interruption_keepsWhatWasFinished() {
    Trainer interrupting = SHORT.epochs(1000);
    List<String> titles = new ArrayList<>();
    Runnable takeBack =
        ProgressViews.install(
            () ->
                snapshot -> {
                  titles.add(snapshot.title());
                  boolean second = snapshot.title().startsWith("training 2");
                  if (second && snapshot.phase() == Snapshot.Phase.TRAINING) {
                    Thread.currentThread().interrupt();
                  }
                });
    Results results;
    try {
      results = study().candidate("one", net(1)).candidate("two", net(2), interrupting).run();
    } finally {
      takeBack.run();
    }
    assertThat(Thread.interrupted()).isFalse();
    assertThat(results.outcomes()).extracting(Outcome::candidate).containsExactly("one");
    assertThat(results.ending())
        .isEqualTo("Interrupted in training 2 of 2 (two, seed 1). Kept the 1 finished ones.");
    assertThat(titles.get(0)).isEqualTo("training 1 of 2: one, seed 1");
    assertThat(titles.get(titles.size() - 1)).isEqualTo("2 trainings");
  }

  @Test
  void progress_isShownInTheViewOfTheTrainer() {
    List<Snapshot> seen = new ArrayList<>();
    study().trainer(SHORT.progress(seen::add)).candidate("one", net(1)).run();
    assertThat(seen.get(0).title()).isEqualTo("training 1 of 1: one, seed 1");
    assertThat(seen.get(seen.size() - 1).ending().orElseThrow()).startsWith("1 training in 0:");
  }

  @Test
  void failure_isARow_andTheOthersGoOn() {
    Trainer broken =
        SHORT.progress(
            snapshot -> {
              throw new IllegalStateException("unused");
            });
    Net misfit = Net.vector(3).stages(Blocks.dense(), 4).regress(1);
    Results results = study().candidate("misfit", misfit).candidate("fine", net(1), broken).run();
    assertThat(results.of("misfit").get(0).status()).isEqualTo(Outcome.Status.FAILED);
    assertThat(results.of("misfit").get(0).message())
        .startsWith("expected: a net for examples of 10\nfound:    a net for 3\n");
    assertThat(results.of("fine").get(0).status()).isEqualTo(Outcome.Status.FINISHED);
    assertThat(results.ranking()).containsExactly("fine");
  }

  @Test
  void badInput_isAnErrorOfFourFacts() {
    Study one = study().candidate("one", net(1));
    assertThatThrownBy(() -> one.candidate("one", net(2)))
        .isInstanceOf(ExperimentException.class)
        .hasMessage(
            """
            expected: a name of its own for each candidate
            found:    'one' twice
            where:    Study
            mend:     name this one otherwise""");
    assertThatThrownBy(() -> study().run())
        .hasMessage(
            """
            expected: one or more candidates
            found:    none
            where:    Study.run
            mend:     add some: candidate("residual", net)""");
    assertThatThrownBy(() -> one.folds(1))
        .hasMessage(
            """
            expected: 2 or more folds
            found:    1
            where:    Study.folds
            mend:     give 5 or 10""");
    assertThatThrownBy(() -> one.folds(200).run())
        .hasMessage(
            """
            expected: 2 to 96 folds of 96 examples
            found:    200
            where:    folds
            mend:     5 and 10 are usual""");
  }

  @Test
  void rateTest_suggestsARateBelowTheLowestLoss() {
    RateTest test = RateTest.of(net(1), DATA, SHORT);
    assertThat(test.points()).hasSizeBetween(20, 100);
    assertThat(test.points().get(0).rate()).isEqualTo(1e-5);
    assertThat(test.suggestion()).hasValueSatisfying(rate -> assertThat(rate).isBetween(1e-4, 1.0));
    assertThat(test.toString()).startsWith("Suggested learning rate: ");
  }

  @Test
  void estimate_countsTheNet_andLeavesNothingBehind() throws EngineException {
    Estimate estimate = Estimate.of(net(2), DATA, SHORT.epochs(3));
    assertThat(estimate.cost()).isEqualTo(net(2).cost());
    assertThat(estimate.time()).isPositive();
    assertThat(estimate.examplesPerSecond()).isPositive();
    assertThat(estimate.bytes()).isGreaterThan(50_000_000);
    assertThat(estimate.toString()).startsWith("3 epochs: about ");
  }
}
