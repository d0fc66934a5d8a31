package dev.cairn.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.data.Labels;
import dev.cairn.data.Scaling;
import dev.cairn.task.metric.Metrics;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class MultitaskTest {
  private static final Labels LABELS = Labels.of("cat", "dog");

  /** Two logits, then a number with mean 10 and deviation 2. */
  private static final Multitask TASK =
      new Multitask(
          List.of(
              new Multitask.Part("kind", new Classification(LABELS), 1, 0, 2),
              new Multitask.Part(
                  "weight",
                  new Regression(new Scaling(List.of(10.0), List.of(2.0)), Criteria.NONE, true),
                  0.5,
                  2,
                  3)));

  private static Scores scores(Multitask task, float[] outputs, float... targets) {
    Scorer scorer = task.scorer();
    scorer.add(targets.length / 3, outputs, FloatBuffer.wrap(targets));
    return scorer.scores();
  }

  @Test
  void scores_areThoseOfEachHead_withItsNameInFront() {
    float[] outputs = {0, 0, 1, 3, 0, -1};
    Scores scores = scores(TASK, outputs, 1, 0, 0, 1, 0, -0.5f);

    double kind = (Math.log(2) + Math.log(1 + Math.exp(-3))) / 2;
    double weight = (1 + 0.25) / 2;
    assertThat(scores.loss()).isCloseTo(kind + 0.5 * weight, within(1e-9));
    assertThat(scores.metrics().keySet())
        .containsExactly("kind accuracy", "weight R²", "weight MAE", "kind loss", "weight loss");
    assertThat(scores.metrics().keySet()).containsExactlyElementsOf(TASK.metrics());
    assertThat(scores.metric("kind loss")).isCloseTo(kind, within(1e-9));
    assertThat(scores.metric("weight loss")).isCloseTo(weight, within(1e-9));
    assertThat(scores.metric("weight MAE")).isCloseTo(1.5, within(1e-9));
    assertThat(scores.summary())
        .startsWith("kind accuracy 1.0000 (2/2), weight R² ")
        .endsWith("MAE 1.5000 (2 rows)");
  }

  @Test
  void scores_leaveRowsWithoutAnAnswerOut_headByHead() {
    float[] outputs = {0, 0, 1, 3, 0, -1};
    Scores scores = scores(TASK, outputs, 0, 0, 0, 1, 0, Float.NaN);

    assertThat(scores.metric("kind loss")).isCloseTo(Math.log(1 + Math.exp(-3)), within(1e-9));
    assertThat(scores.metric("weight loss")).isEqualTo(1);
    // as trained: a mean over both rows
    double loss = (Math.log(1 + Math.exp(-3)) + 0.5 * 1) / 2;
    assertThat(scores.loss()).isCloseTo(loss, within(1e-9));
    assertThat(scores.summary()).startsWith("kind accuracy 1.0000 (1/1)").endsWith("(1 rows)");
  }

  @Test
  void scores_ofAHeadWithoutAnyAnswer_areNaN() {
    Scores scores = scores(TASK, new float[] {0, 0, 1}, 0, 0, 0);

    assertThat(scores.metric("kind accuracy")).isNaN();
    assertThat(scores.metric("kind loss")).isNaN();
    assertThat(scores.loss()).isEqualTo(0.5);
  }

  @Test
  void charts_areTheFirstMetricOfEachHead_andAllLosses() {
    assertThat(TASK.charts())
        .containsExactly(
            CurveChart.of("kind accuracy"),
            CurveChart.of("weight R²"),
            new CurveChart("Validation loss of each head", List.of("kind loss", "weight loss")));
  }

  @Test
  void metrics_goToTheHeadsThatTheyFit() {
    Criteria asked =
        new Criteria(List.of(Metrics.f1(), Metrics.rmse()), Optional.of(Metrics.auc().on("kind")));

    assertThat(TASK.with(asked).metrics())
        .containsExactly(
            "kind accuracy",
            "kind F1",
            "kind AUC",
            "weight R²",
            "weight MAE",
            "weight RMSE",
            "kind loss",
            "weight loss");
  }

  @Test
  void best_isTheLoss_orTheMetricThatIsAskedFor() {
    float[] targets = {1, 0, 0};
    Scores right = scores(TASK, new float[] {1, 0, 2}, targets);
    Scores near = scores(TASK, new float[] {-0.1f, 0, 0}, targets);
    Multitask byAccuracy =
        TASK.with(new Criteria(List.of(), Optional.of(Metrics.accuracy().on("kind"))));

    assertThat(TASK.better().compare(near, right)).isPositive();
    assertThat(byAccuracy.better().compare(near, right)).isNegative();
  }

  @Test
  void better_takesNaNForTheWorst() {
    Classification task =
        new Classification(LABELS, new Criteria(List.of(), Optional.of(Metrics.auc())));
    Scores one = score(task, new float[] {1, 0}, 1, 0);
    Scores both = score(task, new float[] {0, 1, 1, 0}, 1, 0, 0, 1);

    assertThat(one.metric("AUC")).isNaN();
    assertThat(both.metric("AUC")).isEqualTo(0);
    assertThat(task.better().compare(both, one)).isPositive();
  }

  private static Scores score(Task task, float[] outputs, float... targets) {
    Scorer scorer = task.scorer();
    scorer.add(targets.length / 2, outputs, FloatBuffer.wrap(targets));
    return scorer.scores();
  }

  @Test
  void anUnknownHead_asksForTheNearestName() {
    Criteria asked = new Criteria(List.of(Metrics.f1().on("kin")), Optional.empty());
    assertThatThrownBy(() -> TASK.with(asked))
        .hasMessage(
            """
            expected: the name of a head
            found:    kin
            where:    Metric.on
            mend:     did you mean kind?\
            """);
  }

  @Test
  void aMetricOfTheOtherKind_isRefused() {
    Criteria asked = new Criteria(List.of(Metrics.rmse()), Optional.empty());
    assertThatThrownBy(() -> new Classification(LABELS, asked))
        .hasMessage(
            """
            expected: a metric of classes, for a net that classifies
            found:    RMSE
            where:    Trainer.metrics
            mend:     for example Metrics.f1(), Metrics.top(3) or Metrics.auc()\
            """);
    Criteria classes = new Criteria(List.of(Metrics.f1()), Optional.empty());
    assertThatThrownBy(() -> new Regression(Scaling.none(1)).with(classes))
        .hasMessage(
            """
            expected: a metric of numbers, for a net that regresses
            found:    F1
            where:    Trainer.metrics
            mend:     for example Metrics.rmse()\
            """);
  }

  @Test
  void aMetricThatFitsNoHead_isRefused() {
    Criteria asked = new Criteria(List.of(Metrics.rmse().on("kind")), Optional.empty());
    assertThatThrownBy(() -> TASK.with(asked))
        .hasMessage(
            """
            expected: a metric that fits one of the heads kind, weight
            found:    kind RMSE
            where:    Trainer.metrics
            mend:     to classify, for example Metrics.f1(); to regress, Metrics.rmse()\
            """);
  }
}
