package dev.cairn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.data.batches.Batches;
import dev.cairn.engine.ReferenceEngine;
import dev.cairn.graph.Update;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Net;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule, clipped, averaged and accumulated, goes on as if it had never stopped. */
@Tag("unit")
class ResumeUpdatesTest {
  static final Dataset DATA = Datasets.friedman1(120, 0.5, 3);
  static final Net NET = Net.of(DATA).stage(Blocks.dense(), 6).regress();
  static final Trainer TRAINER =
      Trainer.defaults()
          .seed(4)
          .epochs(3)
          .batch(8)
          .optimizer(Optimizers.adam(0.02))
          .engine(new ReferenceEngine())
          .progress(ProgressView.none());

  static Stream<Trainer> trainers() {
    return Stream.of(
        TRAINER.optimizer(Optimizers.sgd(0.02)).clip(0.5),
        TRAINER.optimizer(Optimizers.adamW(0.02)).average(0.9),
        TRAINER.optimizer(Optimizers.nadam(0.02)).accumulate(3),
        TRAINER.optimizer(Optimizers.rmsProp(0.01)).clip(1).average(0.99),
        TRAINER.optimizer(Optimizers.adagrad(0.05)).average(0.5).accumulate(2),
        TRAINER.optimizer(Optimizers.lion(0.003)).clip(1).average(0.9).accumulate(2));
  }

  @ParameterizedTest
  @MethodSource("trainers")
  void resume_isAsIfTheRunHadNeverStopped(Trainer trainer) {
    Run whole = trainer.fit(NET, DATA);

    Run part = ResumeTest.interrupted(trainer, 2, 2).fit(NET, DATA);
    Run resumed = trainer.resume(part);

    assertThat(part.ending().text()).startsWith("Interrupted in epoch 2 after batch 2 of ");
    ResumeTest.assertSame(whole, resumed);
    assertThat(whole.history().epochs().get(2).loss())
        .isLessThan(whole.history().epochs().get(0).loss());
  }

  @Test
  void accumulate_takesBatchesTogether() {
    Run run = TRAINER.accumulate(4).fit(NET, DATA);

    int batches = Batches.countShuffled(DATA.train().size(), 8);
    assertThat(batches).isEqualTo(11);
    assertThat(run.lastState().step()).isEqualTo(3 * 3);
  }

  @Test
  void average_isWhatIsValidatedAndKept() {
    Trainer trainer = TRAINER.average(0.9);
    Run run = trainer.epochs(1).fit(NET, DATA);

    double best = run.history().epochs().get(run.history().best() - 1).validationLoss();
    assertThat(run.model().score(DATA.validation()).loss()).isCloseTo(best, within(1e-12));
    String name = "head.dense1.weight";
    assertThat(run.model().weights().copy(name))
        .isEqualTo(run.lastState().predicting(trainer.update()).copy(name))
        .isNotEqualTo(run.lastState().weights().copy(name));
  }

  @Test
  void average_leavesTrainingAlone() {
    Run plain = TRAINER.fit(NET, DATA);
    Run averaged = TRAINER.average(0.9).fit(NET, DATA);

    String name = "head.dense1.weight";
    assertThat(averaged.lastState().weights().copy(name))
        .isEqualTo(plain.lastState().weights().copy(name));
  }

  @Test
  void settings_tellOfThem() {
    Trainer trainer = TRAINER.clip(1).average(0.999).accumulate(4);
    assertThat(trainer.toString())
        .endsWith(" at 0.02, clip 1.0, average 0.999, 4 batches a step, seed 4");
    assertThat(trainer.update())
        .isEqualTo(
            new Update.Averaged(new Update.Clipped(Optimizers.adam(0.02).update(), 1.0), 0.999));
  }

  @Test
  void resume_refusesOtherParts() {
    Run run = TRAINER.epochs(1).accumulate(2).average(0.9).fit(NET, DATA);

    assertThatThrownBy(() -> TRAINER.accumulate(3).average(0.9).resume(run))
        .hasMessage(
            """
            expected: steps of 2 batches, as the run had them
            found:    steps of 3
            where:    Trainer.resume
            mend:     give the trainer accumulate(2)\
            """);
    assertThatThrownBy(() -> TRAINER.buckets(false).accumulate(2).average(0.9).resume(run))
        .hasMessage(
            """
            expected: batches of texts of like lengths, as the run had them
            found:    batches of texts of any length
            where:    Trainer.resume
            mend:     leave buckets(false) out\
            """);
    Run any = TRAINER.epochs(1).buckets(false).fit(NET, DATA);
    assertThatThrownBy(() -> TRAINER.resume(any))
        .hasMessage(
            """
            expected: batches of texts of any length, as the run had them
            found:    batches of texts of like lengths
            where:    Trainer.resume
            mend:     give the trainer buckets(false)\
            """);
    assertThatThrownBy(() -> TRAINER.accumulate(2).resume(run))
        .hasMessage(
            """
            expected: an average of the weights, as the run had it
            found:    none
            where:    Trainer.resume
            mend:     give the trainer the average(…) of the run\
            """);
    Run plain = TRAINER.epochs(1).fit(NET, DATA);
    assertThatThrownBy(() -> TRAINER.average(0.9).resume(plain))
        .hasMessage(
            """
            expected: no average of the weights
            found:    average(…)
            where:    Trainer.resume
            mend:     leave average(…) out, or fit again with it\
            """);
  }

  @Test
  void wrongNumbers_areRefused() {
    assertThatThrownBy(() -> TRAINER.clip(0))
        .hasMessage(
            """
            expected: a norm above 0
            found:    0.0
            where:    Trainer.clip
            mend:     for example clip(1.0)\
            """);
    assertThatThrownBy(() -> TRAINER.average(1))
        .hasMessage(
            """
            expected: a decay above 0 and below 1
            found:    1.0
            where:    Trainer.average
            mend:     for example average(0.999)\
            """);
    assertThatThrownBy(() -> TRAINER.accumulate(0))
        .hasMessage(
            """
            expected: accumulate of 1 or more
            found:    0
            where:    Trainer.accumulate
            mend:     give a positive number\
            """);
    assertThatThrownBy(() -> new Optimizer(new Update.Lion(0.9, 1, 0), 0.1))
        .hasMessage(
            """
            expected: a beta2 from 0 to below 1
            found:    1.0
            where:    the optimizer
            mend:     for example 0.99\
            """);
  }
}
