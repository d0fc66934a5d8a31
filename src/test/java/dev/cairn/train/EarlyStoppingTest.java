package dev.cairn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.task.metric.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class EarlyStoppingTest {

  /** Epochs with these validation losses; the accuracy is 1 less the loss, MAE is the loss. */
  static History history(double... losses) {
    List<History.Epoch> epochs = new ArrayList<>();
    for (double loss : losses) {
      Map<String, Double> metrics = Map.of("accuracy", 1 - loss, "MAE", loss);
      epochs.add(new History.Epoch(epochs.size() + 1, 0, loss, metrics, 0.1, 1));
    }
    return new History(List.of("accuracy", "MAE"), epochs, 1);
  }

  @Test
  void verdict_comesAfterThePatience() {
    EarlyStopping rule = EarlyStopping.after(2);

    assertThat(rule.verdict(history())).isEmpty();
    assertThat(rule.verdict(history(0.5, 0.4, 0.4))).isEmpty();
    assertThat(rule.verdict(history(0.5, 0.4, 0.4, 0.3))).isEmpty();
    assertThat(rule.verdict(history(0.5, 0.4, 0.4, 0.45)))
        .contains(
            "Stopped early: validation loss has not gained for 2 epochs since 0.4000 in epoch 2.");
  }

  @Test
  void metrics_areBetterWhereGreater_errorsWhereSmaller() {
    assertThat(EarlyStopping.after(1).on(Metrics.accuracy()).verdict(history(0.5, 0.4))).isEmpty();
    assertThat(EarlyStopping.after(1).on(Metrics.accuracy()).verdict(history(0.5, 0.6)))
        .contains(
            "Stopped early: validation accuracy has not gained for 1 epoch since 0.5000 in epoch"
                + " 1.");
    assertThat(EarlyStopping.after(1).on(Metrics.mae()).verdict(history(0.5, 0.4))).isEmpty();
    assertThat(EarlyStopping.after(1).on(Metrics.mae()).verdict(history(0.5, 0.6))).isPresent();
  }

  @Test
  void minDelta_isTheLeastGain() {
    EarlyStopping rule = EarlyStopping.after(2).minDelta(0.1);

    assertThat(rule.verdict(history(0.5, 0.45, 0.42)))
        .contains(
            "Stopped early: validation loss has not gained more than 0.1 for 2 epochs since 0.5000"
                + " in epoch 1.");
    assertThat(rule.verdict(history(0.5, 0.45, 0.39))).isEmpty();
  }

  @Test
  void fit_endsAndSaysSo() {
    Trainer trainer =
        ResumeUpdatesTest.TRAINER
            .epochs(30)
            .schedule(Schedule.constant())
            .stopEarly(EarlyStopping.after(2).minDelta(100));

    Run run = trainer.fit(ResumeUpdatesTest.NET, ResumeUpdatesTest.DATA);

    assertThat(run.history().epochs()).hasSize(3);
    assertThat(run.ending().reason()).isEqualTo(Run.Reason.COMPLETED);
    assertThat(run.ending().text())
        .matches(
            "Stopped early: validation loss has not gained more than 100.0 for 2 epochs since"
                + " \\d\\.\\d{4} in epoch 1\\. Kept the weights of epoch \\d: validation .*");
    assertThat(trainer.toString())
        .contains(", EarlyStopping[patience=2, metric=loss, isHigherBetter=false, minDelta=100.0]");
  }

  @Test
  void unknownMetricsAndWrongNumbers_areRefused() {
    Trainer trainer = ResumeUpdatesTest.TRAINER;

    assertThatThrownBy(
            () ->
                trainer
                    .stopEarly(EarlyStopping.after(2).on(Metrics.f1()))
                    .fit(ResumeUpdatesTest.NET, ResumeUpdatesTest.DATA))
        .hasMessage(
            """
            expected: loss or one of the metrics that are measured: R², MAE
            found:    F1
            where:    EarlyStopping.on
            mend:     ask for it with metrics(…) too\
            """);
    assertThatThrownBy(() -> trainer.stopEarly(0))
        .hasMessage(
            """
            expected: patience of 1 or more
            found:    0
            where:    EarlyStopping
            mend:     give a positive number\
            """);
    assertThatThrownBy(() -> EarlyStopping.after(1).minDelta(-1))
        .hasMessage(
            """
            expected: a least gain of 0 or more
            found:    -1.0
            where:    EarlyStopping.minDelta
            mend:     for example minDelta(0.001)\
            """);
  }
}
