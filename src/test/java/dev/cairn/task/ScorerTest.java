package dev.cairn.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.data.Labels;
import dev.cairn.data.Scaling;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ScorerTest {

  private static FloatBuffer floats(float... values) {
    return FloatBuffer.wrap(values);
  }

  @Test
  void classification_countsRightOnesOverBatches() {
    Scorer scorer = new Classification(Labels.of("cat", "dog")).scorer();
    scorer.add(2, new float[] {2, 0, 0, 2}, floats(1, 0, 1, 0));
    scorer.add(1, new float[] {-1, 3}, floats(0, 1));
    Scores scores = scorer.scores();

    assertThat(scores).hasToString("accuracy 0.6667 (2/3)");
    double expected =
        (Math.log(1 + Math.exp(-2)) + Math.log(1 + Math.exp(2)) + Math.log(1 + Math.exp(-4))) / 3;
    assertThat(scores.loss()).isCloseTo(expected, within(1e-12));
  }

  @Test
  void classification_prefersAccuracyThenLoss() {
    Task task = new Classification(Labels.of("cat", "dog"));
    Scores low = scores(task, new float[] {0, 1}, floats(1, 0));
    Scores unsure = scores(task, new float[] {1, 0}, floats(1, 0));
    Scores sure = scores(task, new float[] {5, 0}, floats(1, 0));

    assertThat(List.of(unsure, sure, low).stream().max(task.better())).contains(sure);
    assertThat(List.of(unsure, low).stream().max(task.better())).contains(unsure);
  }

  @Test
  void regression_speaksInTheUnitsOfTheTarget() {
    Task task = new Regression(new Scaling(List.of(10.0), List.of(2.0)));
    Scores scores = scores(task, new float[] {1, -1, 0.5f}, floats(1, -1, 0));

    assertThat(scores.loss()).isCloseTo(0.25 / 3, within(1e-12));
    assertThat(scores.metric("MAE")).isCloseTo(1.0 / 3, within(1e-12));
    assertThat(scores.metric("R²")).isCloseTo(1 - 0.25 / 2, within(1e-12));
    assertThat(scores).hasToString("R² 0.8750, MAE 0.3333 (3 rows)");
  }

  @Test
  void scores_needABatch() {
    Scorer scorer = new Classification(Labels.of("cat", "dog")).scorer();

    assertThatThrownBy(scorer::scores)
        .isInstanceOf(TaskException.class)
        .hasMessage(
            """
            expected: one example or more to score
            found:    none
            where:    the scores
            mend:     give a part of the data with rows""");
  }

  @Test
  void metric_asksForTheNearestName() {
    assertThatThrownBy(() -> new Scores(0, Map.of("accuracy", 1.0), "").metric("acuracy"))
        .hasMessage(
            """
            expected: the name of a metric
            found:    acuracy
            where:    Scores.metric
            mend:     did you mean accuracy?""");
  }

  private static Scores scores(Task task, float[] outputs, FloatBuffer targets) {
    Scorer scorer = task.scorer();
    int width = task instanceof Classification classes ? classes.labels().size() : 1;
    scorer.add(outputs.length / width, outputs, targets);
    return scorer.scores();
  }
}
