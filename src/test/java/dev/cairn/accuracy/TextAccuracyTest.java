package dev.cairn.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.baseline.Baseline;
import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.data.TextSource;
import dev.cairn.data.augment.Augment;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Features;
import dev.cairn.stack.Net;
import dev.cairn.stack.Norms;
import dev.cairn.train.Optimizers;
import dev.cairn.train.ProgressView;
import dev.cairn.train.Run;
import dev.cairn.train.Trainer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Residual nets read texts. Most are in the folder that {@code CAIRN_DATA} names; settings were
 * chosen by validation.
 */
@Tag("accuracy")
class TextAccuracyTest {
  private static final String CAIRN_DATA = "CAIRN_DATA";
  private static final String NO_DATA = "CAIRN_DATA names no folder with these texts";
  private static final Trainer QUIET = Trainer.defaults().progress(ProgressView.none());

  private static double test(Run run, String metric) {
    return run.test().scores().metric(metric);
  }

  /** The linear model's score on the same test rows. */
  private static double linear(Baseline baseline, String column) {
    return baseline.train().table().doubleColumn(column).get(1);
  }

  /**
   * Character n-grams with logistic regression: 0.998. Characters that occur once are unknown, so
   * that the net learns what that may mean.
   */
  @Test
  @EnabledIfEnvironmentVariable(named = CAIRN_DATA, matches = ".+", disabledReason = NO_DATA)
  void characters_tellTheLanguageOfASentence() {
    Figures.Clock clock = Figures.clock();
    Dataset data = Datasets.languages().maxLength(128).minCount(2).load();
    Net net =
        Net.of(data)
            .embed(32)
            .stages(Blocks.basic().times(1), 64, 128, 256)
            .then(Features::globalAveragePool)
            .then(x -> x.dropout(0.3))
            .classify();
    double accuracy = test(words(6, 0.1).fit(net, data), "accuracy");

    clock.record("18 languages, test accuracy", accuracy, 0.985);
    assertThat(accuracy).isGreaterThanOrEqualTo(0.985);
  }

  @Test
  @EnabledIfEnvironmentVariable(named = CAIRN_DATA, matches = ".+", disabledReason = NO_DATA)
  void twentyFiveCharacters_areNearlyEnough() {
    Figures.Clock clock = Figures.clock();
    Dataset data = Datasets.languages().maxLength(25).minCount(2).load();
    Net net =
        Net.of(data)
            .embed(64)
            .stem(256)
            .stage(Blocks.basic().times(1), 256, 1)
            .then(Features::globalAveragePool)
            .then(x -> x.dropout(0.3))
            .classify();
    double accuracy = test(words(8, 0.1).fit(net, data), "accuracy");
    double bound = linear(Baseline.of(data).cut(), "accuracy") - 0.015;

    clock.record("18 languages, 25 characters, test accuracy", accuracy, bound);
    assertThat(accuracy).isGreaterThanOrEqualTo(bound);
  }

  private static Trainer words(int epochs, double dropped) {
    return words(epochs, dropped, 0.003);
  }

  private static Trainer words(int epochs, double dropped, double rate) {
    return QUIET
        .epochs(epochs)
        .batch(32)
        .optimizer(Optimizers.adam(rate))
        .augment(Augment.dropSymbols(dropped));
  }

  private static Dataset words(TextSource source, int length) {
    return source.words().lowerCase().minCount(2).maxLength(length).load();
  }

  /** Words, one residual block, the mean of all positions. */
  private static Net reader(Dataset data) {
    return Net.of(data)
        .embed(128)
        .stage(Blocks.basic().zeroInit().dropout(0.2).times(1), 128, 1)
        .then(Features::globalAveragePool)
        .then(x -> x.dropout(0.3))
        .classify();
  }

  @Test
  @EnabledIfEnvironmentVariable(named = CAIRN_DATA, matches = ".+", disabledReason = NO_DATA)
  void words_tellTheTopicOfNews() {
    Figures.Clock clock = Figures.clock();
    Dataset data = words(Datasets.agNews(), 100);
    double accuracy = test(words(10, 0.4, 0.005).fit(reader(data), data), "accuracy");
    double bound = linear(Baseline.of(data), "accuracy") - 0.03;

    clock.record("AG News, words, test accuracy", accuracy, bound);
    assertThat(accuracy).isGreaterThanOrEqualTo(bound);
  }

  /** With 4,999 training rows characters are a harder way; only that it is far above chance. */
  @Test
  @EnabledIfEnvironmentVariable(named = CAIRN_DATA, matches = ".+", disabledReason = NO_DATA)
  void characters_tellTheTopicOfNews() {
    Figures.Clock clock = Figures.clock();
    Dataset data = Datasets.agNews().lowerCase().minCount(2).maxLength(256).load();
    Net net = Net.of(data).embed(32).stages(Blocks.basic().times(1), 64, 128, 256).classify();
    double accuracy = test(words(10, 0.1).fit(net, data), "accuracy");

    clock.record("AG News, characters, test accuracy", accuracy, 0.7);
    assertThat(accuracy).isGreaterThanOrEqualTo(0.7);
  }

  /** Deep ones of words; 6, 8, 11 and 12 blocks. */
  @ParameterizedTest
  @ValueSource(ints = {6, 8, 11, 12})
  @EnabledIfEnvironmentVariable(named = CAIRN_DATA, matches = ".+", disabledReason = NO_DATA)
  void manyBlocks_tellTheTopicOfNews_residualAndPlain(int blocks) {
    Dataset data = words(Datasets.agNews(), 100);
    Net net =
        Net.of(data)
            .embed(64)
            .stage(Blocks.basic().times(blocks), 64, 1)
            .then(Features::globalAveragePool)
            .then(x -> x.dropout(0.3))
            .classify();
    Figures.Clock clock = Figures.clock();
    double residual = test(words(6, 0.2).fit(net, data), "accuracy");
    clock.record("AG News, %d residual blocks, test accuracy".formatted(blocks), residual, 0.7);
    clock = Figures.clock();
    double plain = test(words(6, 0.2).fit(net.plain(), data), "accuracy");
    clock.record("AG News, %d plain blocks, test accuracy".formatted(blocks), plain, 0.25);

    assertThat(residual).isGreaterThanOrEqualTo(0.7).isGreaterThan(plain);
  }

  /** Three seeds, one split, whose test part chose nothing. TF-IDF: 0.769 on another split. */
  @Test
  @EnabledIfEnvironmentVariable(named = CAIRN_DATA, matches = ".+", disabledReason = NO_DATA)
  void words_tellTheSentimentOfSentences() {
    Figures.Clock clock = Figures.clock();
    Dataset data = words(Datasets.rtPolarity().testShare(0.1).seed(7), 64);
    double mean =
        List.of(1, 2, 3).stream()
            .mapToDouble(seed -> test(words(8, 0.3).seed(seed).fit(reader(data), data), "accuracy"))
            .average()
            .orElseThrow();

    clock.record("rt-polarity, three seeds, mean test accuracy", mean, 0.73);
    assertThat(mean).isGreaterThanOrEqualTo(0.73);
  }

  /** The dev sentences are the test part here, so nothing is chosen by them. */
  @Test
  @EnabledIfEnvironmentVariable(named = CAIRN_DATA, matches = ".+", disabledReason = NO_DATA)
  void blocks_findNamesBetterThanALinearTagger() {
    Figures.Clock clock = Figures.clock();
    Path folder = Path.of(System.getenv(CAIRN_DATA), "wnut17");
    Dataset data =
        Datasets.conll(folder.resolve("wnut17train.conll"), folder.resolve("emerging.dev.conll"));
    Net net =
        Net.of(data)
            .embed(64)
            .then(x -> x.dropout(0.3))
            .stage(Blocks.basic().norm(Norms.layer()).dropout(0.2).times(1), 64, 1)
            .tagChain();
    Trainer trainer = QUIET.epochs(10).batch(32).optimizer(Optimizers.adam(0.003));
    double f1 = test(trainer.fit(net, data), "F1");
    double bound = linear(Baseline.of(data), "entity F1");

    clock.record("WNUT-17 dev, entity F1", f1, bound);
    assertThat(f1).isGreaterThan(bound);
  }

  /** In a quarter of an hour at most, of which it needs a part. */
  @Test
  void residualGru_learnsToWriteLikeShakespeare() {
    Figures.Clock clock = Figures.clock();
    Dataset data = Datasets.tinyShakespeare();
    Net net =
        Net.of(data)
            .embed(64)
            .stage(Blocks.gru().dropout(0.1).times(2), 256, 1)
            .then(x -> x.norm(Norms.layer()))
            .predictNext();
    Run run = QUIET.epochs(10).batch(32).optimizer(Optimizers.adam(0.002)).fit(net, data);
    double nats = run.history().table().doubleColumn("validation loss").min();

    clock.record("Tiny Shakespeare, minus validation nats a character", -nats, -1.6);
    assertThat(nats).isLessThanOrEqualTo(1.6);
    assertThat(run.model().generate("ROMEO:\n").temperature(0.8).write().toString())
        .startsWith("ROMEO:\n")
        .hasSizeGreaterThan(200);
  }
}
