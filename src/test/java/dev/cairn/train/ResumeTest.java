package dev.cairn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.engine.ReferenceEngine;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Net;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Going on with a run, on the reference engine: as if it had never stopped. */
@Tag("unit")
class ResumeTest {
  private static final Dataset DATA = Datasets.friedman1(200, 0.5, 3);
  private static final Net NET = Net.of(DATA).stage(Blocks.dense(), 8).regress();
  private static final Trainer TRAINER =
      Trainer.defaults()
          .seed(4)
          .epochs(4)
          .batch(16)
          .optimizer(Optimizers.adam(0.02))
          .engine(new ReferenceEngine())
          .progress(ProgressView.none());

  private static Trainer interruptedAt(Snapshot.Phase phase, int epoch, int batch) {
    return interrupted(TRAINER, phase, epoch, batch);
  }

  /** Interrupts the fit while it learns from a batch, once. */
  static Trainer interrupted(Trainer trainer, int epoch, int batch) {
    return interrupted(trainer, Snapshot.Phase.TRAINING, epoch, batch);
  }

  private static Trainer interrupted(Trainer trainer, Snapshot.Phase phase, int epoch, int batch) {
    return trainer.progress(
        snapshot -> {
          var at = snapshot.progress();
          if (snapshot.phase() == phase && at.epoch() == epoch && at.batch() == batch) {
            Thread.currentThread().interrupt();
          }
        });
  }

  static void assertSame(Run whole, Run resumed) {
    assertThat(resumed.ending().reason()).isEqualTo(whole.ending().reason());
    whole.lastState().weights().names().forEach(name -> assertSame(whole, resumed, name));
    assertThat(resumed.lastState().step()).isEqualTo(whole.lastState().step());
    assertThat(resumed.history().best()).isEqualTo(whole.history().best());
    assertThat(resumed.curves().training()).isEqualTo(whole.curves().training());
    assertThat(measured(resumed)).isEqualTo(measured(whole));
  }

  private static void assertSame(Run whole, Run resumed, String name) {
    assertThat(resumed.lastState().weights().copy(name))
        .as("last weights of " + name)
        .isEqualTo(whole.lastState().weights().copy(name));
    assertThat(resumed.model().weights().copy(name))
        .as("best weights of " + name)
        .isEqualTo(whole.model().weights().copy(name));
  }

  /** All but the seconds. */
  private static List<List<Object>> measured(Run run) {
    return run.history().epochs().stream()
        .map(
            e ->
                List.<Object>of(
                    e.number(), e.loss(), e.validationLoss(), e.validation(), e.learningRate()))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "PREPARING, 0, 0",
    "TRAINING, 1, 1",
    "TRAINING, 2, 5",
    "TRAINING, 3, 9",
    "VALIDATING, 2, 9",
    "VALIDATING, 4, 9"
  })
  void resume_isAsIfTheRunHadNeverStopped(Snapshot.Phase phase, int epoch, int batch) {
    Run whole = TRAINER.fit(NET, DATA);

    Run part = interruptedAt(phase, epoch, batch).fit(NET, DATA);
    Run resumed = TRAINER.resume(part);

    assertThat(part.ending().reason()).isEqualTo(Run.Reason.INTERRUPTED);
    assertSame(whole, resumed);
    assertThat(resumed.model().provenance().begun()).isEqualTo(part.model().provenance().begun());
    assertThat(resumed.ending().text()).startsWith("4 epochs in ");
  }

  @Test
  void resume_canBeInterruptedAndResumedAgain() {
    Run whole = TRAINER.fit(NET, DATA);

    Run run = interruptedAt(Snapshot.Phase.TRAINING, 1, 3).fit(NET, DATA);
    run = interruptedAt(Snapshot.Phase.TRAINING, 1, 7).resume(run);
    assertThat(run.ending().text())
        .isEqualTo(
            "Interrupted in epoch 1 after batch 7 of 9. No epoch was finished: kept the weights as"
                + " they are.");
    run = interruptedAt(Snapshot.Phase.VALIDATING, 3, 9).resume(run);
    assertThat(run.ending().text()).startsWith("Interrupted in epoch 3 in validation. Kept the");

    assertSame(whole, TRAINER.resume(run));
  }

  @Test
  void resume_goesOnToMoreEpochs() {
    Trainer constant = TRAINER.schedule(Schedule.constant());

    Run longer = constant.epochs(6).resume(constant.fit(NET, DATA));

    Run whole = constant.epochs(6).fit(NET, DATA);
    assertThat(longer.history().epochs()).hasSize(6);
    assertSame(whole, longer);
  }

  @Test
  void resume_takesTheOptimizerOfTheRunWhereNoneIsChosen() {
    Trainer plain =
        Trainer.defaults()
            .seed(4)
            .epochs(4)
            .batch(16)
            .engine(new ReferenceEngine())
            .progress(ProgressView.none());

    Run resumed = plain.resume(interruptedAt(Snapshot.Phase.TRAINING, 2, 5).fit(NET, DATA));

    assertSame(TRAINER.fit(NET, DATA), resumed);
    assertThat(resumed.model().provenance().settings()).contains("Adam[").contains(" at 0.02");
  }

  @Test
  void resume_refusesARunThatIsThereAlready() {
    Run run = TRAINER.epochs(2).fit(NET, DATA);

    assertThatThrownBy(() -> TRAINER.epochs(2).resume(run))
        .isInstanceOf(TrainingException.class)
        .hasMessage(
            """
            expected: more than 2 epochs in all: those are done
            found:    epochs(2)
            where:    Trainer.resume
            mend:     give the number of epochs in all, for example epochs(4)""");
  }

  @Test
  void resume_refusesAnotherBatchSeedOrOptimizer() {
    Run run = TRAINER.epochs(1).fit(NET, DATA);

    assertThatThrownBy(() -> TRAINER.batch(32).resume(run))
        .hasMessage(
            """
            expected: batches of 16, as the run had them
            found:    batches of 32
            where:    Trainer.resume
            mend:     give the trainer batch(16)""");
    assertThatThrownBy(() -> TRAINER.seed(5).resume(run))
        .hasMessage(
            """
            expected: seed 4, as the run had it
            found:    seed 5
            where:    Trainer.resume
            mend:     give the trainer seed(4)""");
    assertThatThrownBy(() -> TRAINER.optimizer(Optimizers.sgd(0.1)).resume(run))
        .hasMessage(
            """
            expected: an optimizer like that of the run, \
            Adam[beta1=0.9, beta2=0.999, epsilon=1.0E-8, weightDecay=0.0, decoupled=false]
            found:    Sgd[momentum=0.9, nesterov=true, weightDecay=1.0E-4]
            where:    Trainer.resume
            mend:     leave optimizer(…) out: the run's own is taken then""");
  }

  @Test
  void resume_refusesARunThatDiverged() {
    Trainer wild = TRAINER.optimizer(Optimizers.sgd(1e30)).schedule(Schedule.constant());
    Run run = wild.fit(NET, DATA);

    assertThatThrownBy(() -> wild.epochs(8).resume(run))
        .hasMessage(
            """
            expected: a run that learned to its end
            found:    one that diverged
            where:    Trainer.resume
            mend:     fit again with a smaller learning rate; run.model() has the weights from before""");
  }

  @Test
  @SuppressWarnings("NullAway") // what a cell does whose fit failed
  void resume_refusesNull() {
    assertThatThrownBy(() -> TRAINER.resume(null)).hasMessageStartingWith("expected: a run");
  }

  /** The training curve of a run that goes on again and again does not grow for ever. */
  @Test
  void curve_isThinnedOut() {
    List<Curves.Point> many =
        Stream.iterate(1, i -> i + 1).limit(2_000).map(i -> new Curves.Point(i, i)).toList();
    Tally tally =
        new Tally(new Curves(many, new History(List.of(), List.of(), 0)), 1, 0.1, 0, 0, 0, 0, 0);

    List<Curves.Point> points = new TrainingCurve(10, 10, tally).points();

    assertThat(points).hasSize(500);
    assertThat(points.get(0)).isEqualTo(new Curves.Point(4, 2.5));
    assertThat(points.get(499)).isEqualTo(new Curves.Point(2_000, 1_998.5));
  }
}
