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
            mend:     divide by the number of epochs: epoch 10 of 40 is 0.25\
            """);
    assertThatThrownBy(() -> Schedule.cosine().warmUp(1))
        .hasMessage(
            """
            expected: a share of the run, from 0 to below 1
            found:    1.0
            where:    Schedule.warmUp
            mend:     divide by the number of epochs: epoch 10 of 40 is 0.25\
            """);
  }

  @Test
  void oneCycle_isPyTorchs() {
    Schedule schedule = Schedule.oneCycle();

    assertThat(schedule.factor(0)).isCloseTo(0.04, within(1e-12));
    assertThat(schedule.factor(0.15)).isCloseTo(0.52, within(1e-12));
    assertThat(schedule.factor(0.3)).isCloseTo(1, within(1e-12));
    assertThat(schedule.factor(0.65)).isCloseTo((1 + 4e-6) / 2, within(1e-12));
    assertThat(schedule.factor(1)).isCloseTo(4e-6, within(1e-12));
    assertThat(Schedule.oneCycle(0.5).factor(0.5)).isEqualTo(1);
    assertThat(Schedule.oneCycle(0).factor(0)).isEqualTo(1);
  }

  @Test
  void cosineRestarts_beginAnew() {
    Schedule three = Schedule.cosineRestarts(3, 1);
    assertThat(three.factor(0)).isEqualTo(1);
    assertThat(three.factor(1 / 6.0)).isCloseTo(0.5, within(1e-12));
    assertThat(three.factor(0.3333)).isCloseTo(0, within(1e-6));
    assertThat(three.factor(0.3334)).isCloseTo(1, within(1e-6));

    // Lengths 1, 2 and 4 of 7.
    Schedule growing = Schedule.cosineRestarts(3, 2);
    assertThat(growing.factor(0.5 / 7)).isCloseTo(0.5, within(1e-12));
    assertThat(growing.factor(2 / 7.0)).isCloseTo(0.5, within(1e-12));
    assertThat(growing.factor(5 / 7.0)).isCloseTo(0.5, within(1e-12));
    assertThat(growing.factor(1)).isCloseTo(0, within(1e-12));
  }

  @Test
  void onPlateau_becomesSmallerWhereNothingIsGained() {
    Schedule schedule = Schedule.constant().onPlateau(0.1, 2);

    assertThat(factor(schedule)).isEqualTo(1);
    assertThat(factor(schedule, 0.5, 0.6)).isEqualTo(1);
    assertThat(factor(schedule, 0.5, 0.6, 0.5)).isEqualTo(0.1);
    assertThat(factor(schedule, 0.5, 0.6, 0.4, 0.4)).isEqualTo(1);
    // Less than a ten-thousandth is no gain; the count begins anew after each time.
    assertThat(factor(schedule, 0.5, 0.49999, 0.49999, 0.6)).isEqualTo(0.1);
    assertThat(factor(schedule, 0.5, 0.6, 0.6, 0.6, 0.6)).isCloseTo(0.01, within(1e-12));
  }

  private static double factor(Schedule schedule, double... losses) {
    return schedule.after(EarlyStoppingTest.history(losses)).factor(0.5);
  }

  @Test
  void onPlateau_multipliesTheScheduleUnderIt() {
    Schedule schedule = Schedule.cosine().onPlateau(0.5, 1).warmUp(0.2);

    History flat = EarlyStoppingTest.history(0.5, 0.5);
    assertThat(schedule.after(flat).factor(0.6)).isCloseTo(0.25, within(1e-12));
  }

  @Test
  void onPlateau_goesOnAfterAnInterruption() {
    Trainer trainer =
        ResumeUpdatesTest.TRAINER
            .optimizer(Optimizers.sgd(0.05))
            .epochs(4)
            .schedule(Schedule.constant().onPlateau(0.1, 1));
    Run whole = trainer.fit(ResumeUpdatesTest.NET, ResumeUpdatesTest.DATA);

    Run part =
        ResumeTest.interrupted(trainer, 2, 2).fit(ResumeUpdatesTest.NET, ResumeUpdatesTest.DATA);

    ResumeTest.assertSame(whole, trainer.resume(part));
  }

  @Test
  void wrongNumbers_areRefused() {
    assertThatThrownBy(() -> Schedule.cosineRestarts(2, 0.5))
        .hasMessage(
            """
            expected: a growth of 1 or more
            found:    0.5
            where:    Schedule.cosineRestarts
            mend:     1 for cycles of one length, 2 for each twice as long as the one before\
            """);
    assertThatThrownBy(() -> Schedule.cosineRestarts(0, 2))
        .hasMessage(
            """
            expected: cycles of 1 or more
            found:    0
            where:    Schedule.cosineRestarts
            mend:     give a positive number\
            """);
    assertThatThrownBy(() -> Schedule.constant().onPlateau(1, 2))
        .hasMessage(
            """
            expected: a factor above 0 and below 1
            found:    1.0
            where:    Schedule.onPlateau
            mend:     for example onPlateau(0.1, 5)\
            """);
  }
}
