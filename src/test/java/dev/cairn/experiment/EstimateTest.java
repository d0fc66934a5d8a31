package dev.cairn.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.train.Rehearsal;
import dev.cairn.train.Rehearsal.Step;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The time of an epoch whose batches are of several lengths. */
@Tag("unit")
class EstimateTest {
  private static Step step(int length, int millis) {
    return new Step(0, 1, length, Duration.ofMillis(millis));
  }

  private static double millis(List<Integer> lengths, Step... steps) {
    Rehearsal rehearsal =
        new Rehearsal(List.of(steps), lengths, Duration.ZERO, Duration.ZERO, 0, 0, false);
    return Estimate.epoch(rehearsal) / 1e6;
  }

  @Test
  void epoch_ofOneLength_isThatOfItsTypicalStep() {
    assertThat(millis(Collections.nCopies(10, 64), step(64, 900), step(64, 30), step(64, 20)))
        .isCloseTo(300, within(1e-9));
  }

  /** The first step of each length compiles it. */
  @Test
  void epoch_ofSeveralLengths_countsEachAsOftenAsItComes() {
    List<Integer> lengths =
        Stream.of(Collections.nCopies(7, 16), Collections.nCopies(3, 64))
            .flatMap(List::stream)
            .toList();
    assertThat(
            millis(lengths, step(64, 500), step(16, 200), step(16, 5), step(64, 20), step(16, 5)))
        .isCloseTo(7 * 5 + 3 * 20, within(1e-9));
  }

  @Test
  void epoch_withALengthThatOnlyCompiled_takesItsPartOfALongerOne() {
    assertThat(millis(List.of(16, 32, 64), step(64, 500), step(64, 20), step(16, 300)))
        .isCloseTo(5 + 10 + 20, within(1e-9));
    assertThat(millis(List.of(16, 64), step(16, 300), step(16, 6), step(64, 900)))
        .isCloseTo(6 + 24, within(1e-9));
  }

  @Test
  void epoch_ofStepsThatAllCompiled_takesWhatThereIs() {
    assertThat(millis(List.of(16, 64), step(16, 30), step(64, 90))).isCloseTo(120, within(1e-9));
  }
}
