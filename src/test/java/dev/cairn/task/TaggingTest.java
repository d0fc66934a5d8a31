package dev.cairn.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.data.Examples;
import dev.cairn.data.Labels;
import dev.cairn.graph.CounterRandom;
import dev.cairn.graph.Loss;
import dev.cairn.task.metric.MetricException;
import dev.cairn.task.metric.Metrics;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

@Tag("unit")
class TaggingTest {
  private static final Labels TAGS = Labels.of("O", "B-loc", "I-loc", "B-per", "I-per");

  /** Counted by hand: four actual, four predicted entities, two of them right. */
  @Test
  void report_countsEntitiesAsConllevalDoes() {
    EntityTally tally = new EntityTally();
    tally.add(
        List.of("B-loc", "I-loc", "O", "B-per", "O"), List.of("B-loc", "I-loc", "O", "B-loc", "O"));
    tally.add(List.of("B-per", "I-per", "O", "B-loc"), List.of("B-per", "O", "O", "I-loc"));
    EntityReport report = tally.report(TAGS);
    assertThat(report.summary())
        .isEqualTo(
            "entity F1 0.5000 (precision 0.5000, recall 0.5000), accuracy 0.6667 (6 of 9 words),"
                + " 1 broken tag");
    assertThat(report.kinds())
        .containsExactly(
            new ClassReport.Line("loc", 2.0 / 3, 1, 0.8, 2),
            new ClassReport.Line("per", 0, 0, 0, 2));
  }

  @Test
  void chain_findsTheLikeliest_ofAllChains() {
    int labels = 3;
    int length = 4;
    int channels = new Loss.ConditionalRandomField(labels).channels();
    float[] scores = new float[channels * length];
    CounterRandom random = CounterRandom.of(3, "scores");
    for (int i = 0; i < scores.length; i++) {
      scores[i] = (float) (2 * random.gaussian(i));
    }
    PositionRow row = new PositionRow(scores, 0, channels, length);
    Chain chain = new Chain(row, labels, new int[] {0, 1, 3});
    int[] found = chain.likeliest();
    double sum = 0;
    for (int s = 0; s < 27; s++) {
      double logarithm = chain.logarithm(s % 3, s / 3 % 3, s / 9);
      assertThat(logarithm).isLessThanOrEqualTo(chain.logarithm(found));
      sum += Math.exp(logarithm);
    }
    assertThat(sum).isCloseTo(1, within(1e-9));
  }

  @Test
  void scorer_leavesPositionsWithoutAnAnswerOut() {
    Tagging task = new Tagging(Labels.of("O", "B-x"), false);
    TagScorer scorer = new TagScorer(task);
    // Two positions; nobody knows the second.
    scorer.add(1, new float[] {0, 5, 0, -5}, FloatBuffer.wrap(new float[] {1, 0, 0, 0}));
    Scores scores = scorer.scores();
    assertThat(scorer.answered()).isEqualTo(1);
    assertThat(scores.loss()).isCloseTo(Math.log(2), within(1e-9));
    assertThat(scores.metric("accuracy")).isEqualTo(1);
    assertThat(task.metrics()).containsExactly("F1", "precision", "recall", "accuracy");
    assertThat(new Tagging(Labels.of("NOUN", "VERB"), false).metrics()).containsExactly("accuracy");
  }

  /** A tag that training never had is no answer; the other sentences keep theirs. */
  @Test
  void predictions_ofASentenceWithoutAllAnswers_areMissingThereOnly(@TempDir Path folder)
      throws IOException {
    Path train = folder.resolve("train.conll");
    Files.writeString(train, "the\tO\nUN\tB-org\n\n".repeat(10));
    Path test = folder.resolve("test.conll");
    Files.writeString(test, "the\tO\nUN\tB-org\n\nin\tO\nParis\tB-loc\n\nUN\tB-org\n");
    Dataset data = Datasets.conll(train, test);
    Tagging task = new Tagging(Labels.of("O", "B-org"), false);
    Examples examples = data.test();
    float[] outputs = new float[examples.size() * examples.target().elements()];
    Predictions predictions = task.predictions(examples, outputs);

    Table table = predictions.table();
    assertThat(table.stringColumn("actual").asList()).containsExactly("O B-org", "", "B-org");
    assertThat(table.booleanColumn("right").isMissing().toArray()).containsExactly(1);
    assertThat(table.doubleColumn("loss").isMissing().toArray()).containsExactly(1);
    assertThat(table.column("confidence").countMissing()).isZero();
    assertThat(predictions.byError().table().intColumn("example").asList())
        .containsExactly(0, 2, 1);
    assertThat(predictions.worst().table().intColumn("example").asList()).containsExactly(2, 0);
    assertThat(task.report(predictions).toString()).contains("(1 of 3 words)");
    assertThat(task.report(examples, outputs).toString()).contains("(2 of 4 words)");
    assertThat(Tagging.actual(table, 0)).containsExactly("O", "B-org");
    assertThat(Tagging.actual(table, 1)).isEmpty();
    assertThat(Tagging.predicted(table, 1)).hasSize(2);
    assertThat(Tagging.words(predictions, 1)).containsExactly("in", "Paris");

    Predictions none = task.predictions(examples.subset(1), new float[outputs.length / 3]);
    assertThat(none.table().columnNames())
        .containsExactly("example", "sentence", "predicted", "confidence");
  }

  @Test
  void with_refusesMetricsOfClasses() {
    Criteria criteria = new Criteria(List.of(Metrics.auc()), Optional.empty());
    assertThatThrownBy(() -> new Tagging(TAGS, true).with(criteria))
        .isInstanceOf(MetricException.class)
        .hasMessage(
            """
            expected: no other metrics than its own, for a net that tags
            found:    AUC
            where:    Trainer.metrics
            mend:     leave it out; measured are F1, precision, recall, accuracy""");
  }

  @Test
  void languageScorer_isNatsASymbol() {
    LanguageModelling task = new LanguageModelling(Labels.of("a", "b"));
    Scorer scorer = task.scorer();
    float log3 = (float) Math.log(3);
    scorer.add(1, new float[] {log3, 0, 0, 0}, FloatBuffer.wrap(new float[] {1, 0, 0, 1}));
    Scores scores = scorer.scores();
    double nats = (Math.log(4.0 / 3) + Math.log(2)) / 2;
    assertThat(scores.loss()).isCloseTo(nats, within(1e-7));
    assertThat(scores.metric("bits per character")).isCloseTo(nats / Math.log(2), within(1e-7));
    assertThat(scores.metric("perplexity")).isCloseTo(Math.exp(nats), within(1e-7));
    assertThat(scores.summary())
        .isEqualTo("0.4904 nats a character (0.7075 bits, perplexity 1.63), accuracy 0.5000 of 2");
  }
}
