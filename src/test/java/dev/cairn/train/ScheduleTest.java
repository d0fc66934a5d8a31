package dev.cairn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ScheduleTest {

  @Test
  void constant_isOne() {
    assertThat(Schedule.constant().factor(0.7)).isEqualTo(1);
  }

  @Test
  void step_multipliesAtEachShare() {
    Schedule schedule = Schedule.step(0.1, 0.5, 0.75);

    assertThat(schedule.factor(0.49)).isEqualTo(1);
    assertThat(schedule.factor(0.5)).isEqualTo(0.1);
    assertThat(schedule.factor(0.8)).isCloseTo(0.01, within(1e-12));
  }

  @Test
  void cosine_goesFromOneToZero() {
    Schedule schedule = Schedule.cosine();

    assertThat(schedule.factor(0)).isEqualTo(1);
    assertThat(schedule.factor(0.5)).isCloseTo(0.5, within(1e-12));
    assertThat(schedule.factor(1)).isCloseTo(0, within(1e-12));
  }

  @Test
  void warmUp_risesThenFollowsTheSchedule() {
    Schedule schedule = Schedule.cosine().warmUp(0.2);

    assertThat(schedule.factor(0)).isCloseTo(0.01, within(1e-12));
    assertThat(schedule.factor(0.1)).isCloseTo(0.505, within(1e-12));
    assertThat(schedule.factor(0.2)).isEqualTo(1);
    assertThat(schedule.factor(0.6)).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void shares_areOfTheRun() {
    assertThatThrownBy(() -> Schedule.step(0.1, 0.5, 30))
        .hasMessage(
            """
            expected: a share of the run, from 0 to below 1
            found:    30.0
            where:    Schedule.step
            mend:     divide by the number of epochs: epoch 10 of 40 is 0.25""");
    assertThatThrownBy(() -> Schedule.cosine().warmUp(1))
        .hasMessage(
            """
            expected: a share of the run, from 0 to below 1
            found:    1.0
            where:    Schedule.warmUp
            mend:     divide by the number of epochs: epoch 10 of 40 is 0.25""");
  }
}
