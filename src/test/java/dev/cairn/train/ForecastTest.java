package dev.cairn.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.data.Datasets;
import dev.cairn.engine.ReferenceEngine;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Net;
import dev.cairn.task.Predictions;
import dev.cairn.task.Scores;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The remaining time that a view is told, against the truth of simulated runs. */
@Tag("unit")
class ForecastTest {
  private static final double SECOND = 1e9;
  private static final Predictions SOME =
      Trainer.defaults()
          .epochs(1)
          .engine(new ReferenceEngine())
          .progress(ProgressView.none())
          .fit(net(), Datasets.friedman1(60, 0.5, 3))
          .predictions();

  private final Random random = new Random(5);
  private final List<Snapshot> seen = new ArrayList<>();
  private long clock = 17;

  private static Net net() {
    return Net.of(Datasets.friedman1(60, 0.5, 3)).stage(Blocks.dense(), 2).regress();
  }

  /** A run of which every piece takes as long as it is told. */
  private record Simulated(
      int epochs,
      int batches,
      int validationBatches,
      IntToDoubleFunction step,
      IntToDoubleFunction validation) {}

  /** Runs it all, from a step on, and checks what is told from a tenth of the steps on. */
  private void check(Simulated run, long done, Tally tally) {
    var plan =
        new Meter.Plan(
            "",
            "rows",
            false,
            run.epochs(),
            64,
            run.batches(),
            run.validationBatches(),
            Curves.Scale.USUAL);
    Meter meter = new Meter(plan, seen::add, () -> clock, done, tally);
    clock += (long) (3 * SECOND); // the engine is prepared
    meter.prepared();
    int steps = 0;
    while (meter.epochsDone() < run.epochs()) {
      meter.begin();
      while (meter.batchesDone() < run.batches()) {
        clock += (long) (run.step().applyAsDouble(++steps) * SECOND);
        meter.stepped(1, 0.1);
      }
      meter.validating();
      clock += (long) (run.validation().applyAsDouble(meter.epochsDone() + 1) * SECOND);
      meter.validated(new Scores(1, Map.of(), ""), SOME, true);
    }
    meter.ended("");
    compare((long) run.epochs() * run.batches(), done);
  }

  private void compare(long steps, long done) {
    Snapshot last = seen.get(seen.size() - 1);
    assertThat(last.pace().remaining()).isZero();
    double total = last.pace().elapsed().toNanos();
    double first = seen.get(0).pace().elapsed().toNanos();
    long tenth = done + Math.max(2, (steps - done + 9) / 10);
    int checked = 0;
    for (Snapshot s : seen) {
      var at = s.progress();
      long at1 = (long) (at.epoch() - 1) * at.batches() + at.batch();
      double truth = total - s.pace().elapsed().toNanos();
      // Of the last hundredth nobody asks, a validation may be half of it.
      if (at1 >= tenth && truth > 0.01 * (total - first) && s.ending().isEmpty()) {
        checked++;
        assertThat(s.pace().remaining().toNanos() / truth)
            .as("told / true after step %d of %d", at1, steps)
            .isBetween(0.8, 1.2);
      }
    }
    assertThat(checked).isGreaterThan(10);
  }

  private void check(Simulated run) {
    check(run, 0, Tally.empty(List.of()));
  }

  /** A machine that does other things too: now and then a step takes three times as long. */
  private double noisy(double seconds) {
    return calm(seconds) * (random.nextInt(40) == 0 ? 3 : 1);
  }

  private double calm(double seconds) {
    return seconds * (0.9 + 0.2 * random.nextDouble());
  }

  /** Compiling, and code that Java compiles bit by bit. */
  private double warmingUp(int step, double seconds) {
    return noisy(seconds) + (step == 1 ? 2 : 0) + seconds * 4 * Math.exp(-step / 4.0);
  }

  @Test
  void remaining_isRightAfterSlowFirstSteps() {
    check(new Simulated(5, 150, 17, step -> warmingUp(step, 0.05), epoch -> 17 * 0.017));
  }

  @Test
  void remaining_isRightBeforeTheFirstValidationOfFewLongEpochs() {
    check(new Simulated(2, 2_000, 200, step -> warmingUp(step, 0.2), epoch -> 200 * 0.05));
    seen.clear();
    check(new Simulated(3, 900, 100, step -> noisy(0.5), epoch -> 2 + 100 * 0.1));
  }

  @Test
  void remaining_isRightInAThousandShortEpochs() {
    check(
        new Simulated(
            1_000,
            4,
            1,
            step -> warmingUp(step, 0.02) + (step % 4 == 1 ? 0.005 : 0),
            epoch -> epoch == 1 ? 1.5 : noisy(0.015)));
  }

  @Test
  void remaining_isRightInAShortRun() {
    check(new Simulated(4, 10, 2, step -> calm(0.05) + (step == 1 ? 2 : 0), epoch -> 0.04));
  }

  @Test
  void remaining_isRightWhenValidationTakesAsLongAsTraining() {
    check(new Simulated(10, 60, 60, step -> noisy(0.1), epoch -> noisy(3.5)));
  }

  @Test
  void remaining_isRightInARunThatGoesOn() {
    History history =
        new History(
            List.of(),
            List.of(
                new History.Epoch(1, 1, 1, Map.of(), 0.1, 900),
                new History.Epoch(2, 1, 1, Map.of(), 0.1, 900)),
            1);
    Tally slow =
        new Tally(new Curves(List.of(), history), 1, 0.1, 30, 0, 0, 0, (long) (80 * SECOND));
    check(new Simulated(12, 100, 10, step -> warmingUp(step, 0.03), epoch -> 0.1), 230, slow);
    assertThat(seen.get(0).pace().elapsed().toSeconds()).isBetween(80L, 86L);
  }

  @Test
  void remaining_followsAMachineThatBecomesSlow() {
    var plan = new Meter.Plan("", "rows", false, 1, 64, 1_000, 1, Curves.Scale.USUAL);
    Meter meter = new Meter(plan, seen::add, () -> clock, 0, Tally.empty(List.of()));
    meter.prepared();
    meter.begin();
    for (int step = 1; step <= 800; step++) {
      clock += (long) (step <= 700 ? 1e8 : 2e8);
      meter.stepped(1, 0.1);
    }
    assertThat(seen.get(699).pace().remaining().toMillis()).isBetween(29_000L, 31_000L);
    assertThat(seen.get(799).pace().remaining().toMillis()).isBetween(39_000L, 41_000L);
  }

  @Test
  void laps_areExactForAnyNumberOfThem() {
    Laps laps = new Laps();
    assertThat(laps.mean(10)).isEmpty();
    for (int i = 1; i <= 3_000; i++) {
      laps.add(i <= 1_500 ? 1_000 : i);
    }
    assertThat(laps.mean(8).orElseThrow()).isBetween(2_990.0, 3_000.0);
    assertThat(laps.mean(3_000).orElseThrow()).isBetween(2_240.0, 2_252.0);
  }
}
