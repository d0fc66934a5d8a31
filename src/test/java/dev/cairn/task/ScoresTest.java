package dev.cairn.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.data.Labels;
import dev.cairn.task.metric.Metric;
import dev.cairn.task.metric.Metrics;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ScoresTest {
  @Test
  void isHigherBetter_isSoOfRatesAndNotOfLossesErrorsAndBits() {
    assertThat(Stream.of("loss", "side loss", "bits per character", "perplexity"))
        .noneMatch(Scores::isHigherBetter);
    assertThat(new LanguageModelling(Labels.of("a", "b")).metrics())
        .filteredOn(Scores::isHigherBetter)
        .containsExactly("accuracy");
    List<Metric> all =
        List.of(
            Metrics.accuracy(),
            Metrics.f1(),
            Metrics.f1("loss"),
            Metrics.auc(),
            Metrics.r2(),
            Metrics.mae(),
            Metrics.rmse());
    for (Metric metric : all) {
      assertThat(Scores.isHigherBetter(metric.title()))
          .as(metric.title())
          .isEqualTo(metric.isHigherBetter());
      Metric head = metric.on("side");
      assertThat(Scores.isHigherBetter(head.title()))
          .as(head.title())
          .isEqualTo(head.isHigherBetter());
    }
  }
}
