package dev.cairn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.data.Examples;
import dev.cairn.engine.Device;
import dev.cairn.engine.Engine;
import dev.cairn.engine.EngineException;
import dev.cairn.engine.ReferenceEngine;
import dev.cairn.engine.Session;
import dev.cairn.engine.State;
import dev.cairn.graph.Program;
import dev.cairn.graph.Shape;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Net;
import dev.cairn.task.Predictions;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The training loop, on the reference engine and a tiny problem. */
@Tag("unit")
class TrainerTest {
  private static final Dataset DATA = Datasets.friedman1(200, 0.5, 3);
  private static final Net NET = Net.of(DATA).stage(Blocks.dense(), 8).regress();
  private static final Trainer TRAINER =
      Trainer.defaults()
          .seed(1)
          .epochs(3)
          .batch(16)
          .optimizer(Optimizers.adam(0.01))
          .engine(new ReferenceEngine())
          .progress(ProgressView.none());

  @Test
  void fit_learns() {
    Run run = TRAINER.epochs(10).fit(NET, DATA);

    List<History.Epoch> epochs = run.history().epochs();
    assertThat(epochs).hasSize(10);
    assertThat(epochs.get(9).loss()).isLessThan(epochs.get(0).loss() / 2);
    assertThat(run.ending().reason()).isEqualTo(Run.Reason.COMPLETED);
  }

  @Test
  void fit_keepsTheBestEpochByValidation() {
    Run run = TRAINER.epochs(6).fit(NET, DATA);

    double best =
        run.history().epochs().stream()
            .mapToDouble(History.Epoch::validationLoss)
            .min()
            .orElseThrow();
    assertThat(score(run)).isEqualTo(best);
    assertThat(run.history().epochs().get(run.history().best() - 1).validationLoss())
        .isEqualTo(best);
  }

  private static double score(Run run) {
    return run.model().score(DATA.validation()).loss();
  }

  @Test
  void fit_isTheSameForTheSameSeed() {
    Run first = TRAINER.fit(NET, DATA);
    Run second = TRAINER.fit(NET, DATA);
    Run other = TRAINER.seed(2).fit(NET, DATA);

    String name = "head.dense1.weight";
    float[] weights = first.lastState().weights().copy(name);
    assertThat(second.lastState().weights().copy(name)).isEqualTo(weights);
    assertThat(other.lastState().weights().copy(name)).isNotEqualTo(weights);
  }

  @Test
  void fit_stopsWithAdviceWhenTheLossIsNoNumber() {
    Run run = TRAINER.optimizer(Optimizers.sgd(1e30)).schedule(Schedule.constant()).fit(NET, DATA);

    assertThat(run.ending().reason()).isEqualTo(Run.Reason.DIVERGED);
    assertThat(run.ending().text())
        .matches(
            "Stopped: the loss became (NaN|Infinity) at step \\d+ \\(epoch 1, batch \\d+\\) with a"
                + " learning rate of 1000000000000000000000000000000\\. No epoch was finished: kept"
                + " the first weights\\. Try a learning rate of 100000000000000000000000000000\\.");
    float[] weights = run.model().weights().copy("head.dense1.weight");
    for (float weight : weights) {
      assertThat(weight).isFinite();
    }
  }

  /** The only step of the run begins with good weights and leaves bad ones behind. */
  @Test
  void fit_keepsGoodWeightsWhenTheLastStepSpoilsThem() {
    Run run =
        TRAINER
            .epochs(1)
            .batch(DATA.train().size())
            .optimizer(Optimizers.sgd(1e30))
            .schedule(Schedule.constant())
            .fit(NET, DATA);

    assertThat(run.ending().reason()).isEqualTo(Run.Reason.DIVERGED);
    assertThat(run.ending().text())
        .matches(
            "Stopped: the validation loss became (NaN|Infinity) at step 1 \\(epoch 1, batch 1\\)"
                + " with a learning rate of 1000000000000000000000000000000\\. No epoch was"
                + " finished: kept the first weights\\. Try a learning rate of"
                + " 100000000000000000000000000000\\.");
    for (float weight : run.model().weights().copy("head.dense1.weight")) {
      assertThat(weight).isFinite();
    }
  }

  @Test
  void fit_returnsTheBestWeightsWhenInterrupted() {
    List<Snapshot> seen = new ArrayList<>();
    Run run =
        TRAINER
            .epochs(1000)
            .progress(
                snapshot -> {
                  seen.add(snapshot);
                  if (snapshot.ending().isEmpty()
                      && snapshot.progress().epoch() == 2
                      && snapshot.progress().batch() == 3) {
                    Thread.currentThread().interrupt();
                  }
                })
            .fit(NET, DATA);

    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertThat(run.ending().reason()).isEqualTo(Run.Reason.INTERRUPTED);
    assertThat(run.ending().text())
        .startsWith("Interrupted in epoch 2 after batch 3 of ")
        .contains("Kept the weights of epoch 1: validation R² ");
    assertThat(run.history().epochs()).hasSize(1);
    assertThat(seen.get(seen.size() - 1).ending()).contains(run.ending().text());
    Predictions predictions = run.model().predict(DATA.test());
    assertThat(predictions.table().rowCount()).isEqualTo(DATA.test().size());
  }

  @Test
  void fit_tellsTheViewOfAnError() {
    Engine broken =
        new Engine() {
          @Override
          public String name() {
            return "broken";
          }

          @Override
          public Session open(Program program, State start, Device device) {
            throw new EngineException("natives", "none", "here", "install them");
          }

          @Override
          public List<String> report() {
            return List.of();
          }
        };
    List<Snapshot> seen = new ArrayList<>();

    assertThatThrownBy(() -> TRAINER.engine(broken).progress(seen::add).fit(NET, DATA))
        .isInstanceOf(EngineException.class);
    assertThat(seen.get(seen.size() - 1).ending()).contains("Ended by an error; nothing was kept.");
  }

  @Test
  void fit_goesOnWhenTheViewFails() {
    Run run =
        TRAINER
            .progress(
                snapshot -> {
                  throw new IllegalStateException("no fonts");
                })
            .fit(NET, DATA);

    assertThat(run.history().epochs()).hasSize(3);
  }

  @Test
  void fit_tellsTheViewEveryStep() {
    List<Snapshot> seen = new ArrayList<>();
    TRAINER.progress(seen::add).fit(NET, DATA);

    assertThat(seen.get(0).phase()).isEqualTo(Snapshot.Phase.PREPARING);
    assertThat(seen.stream().filter(s -> s.phase() == Snapshot.Phase.TRAINING))
        .hasSize(3 * seen.get(1).progress().batches());
    Snapshot last = seen.get(seen.size() - 1);
    assertThat(last.phase()).isEqualTo(Snapshot.Phase.ENDED);
    assertThat(last.progress().share()).isEqualTo(1);
    assertThat(last.curves().history().epochs()).hasSize(3);
  }

  @Test
  void fit_leavesNoThreadBehind() {
    TRAINER.fit(NET, DATA);

    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(Thread::isAlive)
        .extracting(Thread::getName)
        .doesNotContain("cairn-session", "cairn-batches");
  }

  @Test
  void last_isTheRunThatEndedLast() {
    Run run = TRAINER.fit(NET, DATA);

    assertThat(Fits.last()).containsSame(run);
  }

  @Test
  void confusion_needsClasses() {
    Run run = TRAINER.fit(NET, DATA);

    assertThatThrownBy(run::confusion)
        .hasMessage(
            """
            expected: a net that classifies, for a confusion matrix
            found:    a net that regresses
            where:    run.confusion()
            mend:     look at run.predictions() and run.report() instead""");
  }

  @Test
  void fit_refusesAnotherInputShape() {
    Net net = Net.vector(7).stage(Blocks.dense(), 8).regress();

    assertThatThrownBy(() -> TRAINER.fit(net, DATA))
        .hasMessage(
            """
            expected: a net for examples of 10
            found:    a net for 7
            where:    the input of the net and data set '%s'
            mend:     begin the net with Net.of(…) of the data set that fit is given

            input                7   <-- the data have 10
            stage1, 1 block      8
            head                 1"""
                .formatted(DATA.name()));
  }

  @Test
  void fit_refusesAnotherHead() {
    Net net = Net.vector(10).stage(Blocks.dense(), 8).classify(3);

    assertThatThrownBy(() -> TRAINER.fit(net, DATA))
        .hasMessage(
            """
            expected: a head with 1 output
            found:    a head with 3
            where:    the head of the net and data set '%s'
            mend:     begin the net with Net.of(data) and end it with regress()

            input                10
            stage1, 1 block      8
            head                 3   <-- the data need 1"""
                .formatted(DATA.name()));
  }

  @Test
  void fit_refusesAnotherKindOfHead() {
    Net net = Net.vector(10).stage(Blocks.dense(), 8).classify(1);

    assertThatThrownBy(() -> TRAINER.fit(net, DATA))
        .hasMessage(
            """
            expected: a head that regresses
            found:    classify()
            where:    the head of the net and data set '%s'
            mend:     end the net with regress()

            input                10
            stage1, 1 block      8
            head                 1   <-- the data have numbers"""
                .formatted(DATA.name()));
  }

  @Test
  void predict_ofMoreNumbersThanAnArrayHolds_isRefused() {
    Model model = TRAINER.epochs(1).fit(NET, DATA).model();
    Examples many =
        new Examples() {
          @Override
          public int size() {
            return Integer.MAX_VALUE;
          }

          @Override
          public Shape input() {
            return DATA.input();
          }

          @Override
          public Shape target() {
            return DATA.train().target();
          }

          @Override
          public void write(int index, FloatBuffer inputs, FloatBuffer targets) {
            throw new AssertionError("nothing is computed");
          }
        };

    assertThatThrownBy(() -> model.predict(many))
        .hasMessage(
            """
            expected: predictions of 2,147,483,639 numbers or fewer at a time
            found:    2,147,483,647 examples of 1 numbers each
            where:    the model
            mend:     give 2,147,483,639 examples or fewer at a time, or only score them: \
            model.score(examples)""");
  }

  @Test
  void predict_endsWhenInterrupted() {
    Model model = TRAINER.fit(NET, DATA).model();
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> model.predict(DATA.train()))
        .hasMessage(
            """
            expected: time to run 144 examples through the network
            found:    an interruption
            where:    the model
            mend:     call it again and let it finish, or give fewer examples""");
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void optimizers_refuseNumbersThatCannotLearn() {
    assertThatThrownBy(() -> Optimizers.adam(-0.001))
        .hasMessage(
            """
            expected: a learning rate above 0
            found:    -0.001
            where:    the optimizer
            mend:     for example Optimizers.sgd(0.1)""");
    assertThatThrownBy(() -> Optimizers.sgd(0.1, 1.9))
        .hasMessage(
            """
            expected: a momentum from 0 to below 1
            found:    1.9
            where:    the optimizer
            mend:     for example 0.9""");
    assertThatThrownBy(() -> Optimizers.adamW(0.01).weightDecay(-1))
        .hasMessage(
            """
            expected: a weight decay of 0 or more
            found:    -1.0
            where:    the optimizer
            mend:     for example 1e-4""");
  }

  @Test
  @SuppressWarnings("NullAway") // what a cell does whose net failed to be made
  void fit_refusesNull() {
    assertThatThrownBy(() -> TRAINER.fit(null, DATA))
        .hasMessage(
            """
            expected: a net
            found:    null
            where:    Trainer.fit
            mend:     look at the line that makes it: it failed or did not run""");
    assertThatThrownBy(() -> TRAINER.fit(NET, null)).hasMessageStartingWith("expected: a data set");
  }

  @Test
  void defaults_chooseTheOptimizerByTheHead() {
    Trainer trainer =
        Trainer.defaults().epochs(1).engine(new ReferenceEngine()).progress(ProgressView.none());

    assertThat(trainer).asString().contains("the usual optimizer of the head");
    assertThat(trainer.fit(NET, DATA).model().provenance().settings())
        .startsWith("1 epoch, batch 64, Adam[")
        .contains(" at 0.01, seed ");
  }

  @Test
  void epochs_refusesZero() {
    assertThatThrownBy(() -> TRAINER.epochs(0))
        .hasMessage(
            """
            expected: epochs of 1 or more
            found:    0
            where:    Trainer.epochs
            mend:     give a positive number""");
  }

  @Test
  void seed_comesFromTheEnvironmentAsANumber() {
    assertThat(Trainer.seedOf(" 2 ")).isEqualTo(2);
    assertThat(Trainer.seedOf("")).isEqualTo(1);
    assertThatThrownBy(() -> Trainer.seedOf("two"))
        .hasMessage(
            """
            expected: a whole number in CAIRN_SEED
            found:    'two'
            where:    the environment
            mend:     set it like this: CAIRN_SEED=2""");
  }

  @Test
  void score_refusesExamplesWithoutAnswers() {
    Examples known = DATA.test();
    int unanswered = 20;
    Examples examples =
        new Examples() {
          @Override
          public int size() {
            return known.size();
          }

          @Override
          public Shape input() {
            return known.input();
          }

          @Override
          public Shape target() {
            return known.target();
          }

          @Override
          public void write(int index, FloatBuffer inputs, FloatBuffer targets) {
            int from = targets.position();
            known.write(index, inputs, targets);
            if (index == unanswered) {
              targets.put(from, Float.NaN);
            }
          }
        };
    Model model = TRAINER.epochs(1).fit(NET, DATA).model();

    assertThatThrownBy(() -> model.score(examples))
        .isInstanceOf(TrainingException.class)
        .hasMessage(
            """
            expected: an answer for every example
            found:    none for example 20
            where:    the examples to score
            mend:     call predict(examples) to see what the network says without answers, or score only examples that have some""");
    assertThat(model.predict(examples).table().rowCount()).isEqualTo(known.size());
  }
}
