package dev.cairn.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.data.CorpusSource;
import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.engine.ReferenceEngine;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Net;
import dev.cairn.task.LanguageReport;
import dev.cairn.train.ProgressView;
import dev.cairn.train.Run;
import dev.cairn.train.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class LanguageBaselineTest {
  @TempDir Path folder;

  private CorpusSource corpus(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("text.txt"), text);
    return Datasets.corpus(file).length(8).fixedWindows();
  }

  /** Sentences that differ, so that longer contexts help up to some length. */
  private static String sentences() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      text.append(i * 7 % 3 == 0 ? "the cat sat on mat " : "a dog ran ")
          .append(i * 5 % 11)
          .append(". ");
    }
    return text.toString();
  }

  private static Run run(Dataset data) {
    return Trainer.defaults()
        .epochs(1)
        .batch(4)
        .engine(new ReferenceEngine())
        .progress(ProgressView.none())
        .fit(Net.of(data).embed(2).stage(Blocks.temporal(2).times(1), 2, 1).predictNext(), data);
  }

  /** The same by maps of texts and a recursion, as the method is written down. */
  private static double nats(String train, List<String> windows, int n, int symbols) {
    Map<String, Map<Character, Integer>> behind = new HashMap<>();
    Set<String> grams = new HashSet<>();
    for (int i = 0; i + 1 < train.length(); i++) {
      for (int k = 0; k < n && k <= i + 1; k++) {
        String context = train.substring(i + 1 - k, i + 1);
        behind
            .computeIfAbsent(context, c -> new HashMap<>())
            .merge(train.charAt(i + 1), 1, Integer::sum);
        grams.add(context + train.charAt(i + 1));
      }
    }
    double sum = 0;
    int count = 0;
    for (String window : windows) {
      for (int i = 0; i + 1 < window.length(); i++) {
        String seen = window.substring(Math.max(0, i + 2 - n), i + 1);
        sum -= Math.log(probability(behind, seen, window.charAt(i + 1), symbols));
        count++;
      }
    }
    return sum / count;
  }

  private static double probability(
      Map<String, Map<Character, Integer>> behind, String context, char next, int symbols) {
    double shorter =
        context.isEmpty()
            ? 1.0 / symbols
            : probability(behind, context.substring(1), next, symbols);
    Map<Character, Integer> followers = behind.getOrDefault(context, Map.of());
    int all = followers.values().stream().mapToInt(Integer::intValue).sum();
    int different = followers.size();
    return all == 0
        ? shorter
        : (followers.getOrDefault(next, 0) + different * shorter) / (all + different);
  }

  @Test
  void train_isInterpolatedWittenBell_withinTheWindowsOfTheNet() throws IOException {
    String text = sentences();
    Dataset data = corpus(text).testShare(0.2).load();
    int testFrom = text.length() - (int) Math.round(text.length() * 0.2);
    int from = testFrom - (int) Math.round(text.length() * 0.1);
    BaselineResult result = Baseline.of(data).train();

    int symbols = data.labels().orElseThrow().size();
    String train = text.substring(0, data.train().size() * 8 + 1);
    for (BaselineResult.Line line : result.lines()) {
      int n =
          result.lines().indexOf(line) == 0 ? 1 : result.training().chosen().orElse(0.0).intValue();
      assertThat(((LanguageReport) line.report()).nats())
          .isCloseTo(
              nats(train, windows(text, testFrom, data.test().size()), n, symbols), within(1e-6));
      assertThat(line.validation().orElseThrow().nats())
          .isCloseTo(
              nats(train, windows(text, from, data.validation().size()), n, symbols), within(1e-6));
    }
    List<Double> tried = result.training().tried();
    List<Double> all =
        IntStream.rangeClosed(2, tried.size() + 1)
            .mapToObj(n -> nats(train, windows(text, from, data.validation().size()), n, symbols))
            .toList();
    int best = (int) Math.round(result.training().chosen().orElseThrow()) - 2;
    assertThat(tried)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(2, best + 3).mapToObj(n -> (double) n).toList());
    assertThat(all.get(best)).isLessThan(all.get(0)).isLessThanOrEqualTo(all.get(best + 1));
  }

  private static List<String> windows(String text, int from, int count) {
    List<String> windows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      windows.add(text.substring(from + i * 8, from + i * 8 + 9));
    }
    return windows;
  }

  @Test
  void train_showsBothPartsInATable() throws IOException {
    BaselineResult result = Baseline.of(corpus(sentences()).testShare(0.2).load()).train();

    assertThat(result.title()).isEqualTo("text.txt, 192 characters of the test part");
    assertThat(result.table().columnNames())
        .containsExactly(
            "model",
            "validation nats",
            "nats a character",
            "bits per character",
            "perplexity",
            "accuracy");
    LanguageReport grams = (LanguageReport) result.lines().get(1).report();
    assertThat(result.table().doubleColumn("bits per character").get(1)).isEqualTo(grams.bits());
    assertThat(result.table().doubleColumn("perplexity").get(1)).isEqualTo(grams.perplexity());
    assertThat(result.table().doubleColumn("accuracy").asList())
        .containsExactly(56 / 192.0, 169 / 192.0);
    assertThat(result.training().toString())
        .isEqualTo(
            "n-grams of characters, interpolated Witten-Bell smoothing: 1,210 n-grams, 672 training"
                + " characters, n = 9 (of 2, 3, 4, 5, 6, 7, 8, 9, 10 by validation)");
  }

  @Test
  void train_givesTheSameAgain() throws IOException {
    Dataset data = corpus(sentences()).load();

    assertThat(Baseline.of(data).train().lines()).isEqualTo(Baseline.of(data).train().lines());
  }

  @Test
  void train_measuresTheValidationPart_whereThereIsNoTestPart() throws IOException {
    Dataset data = corpus("abcd".repeat(50)).load();
    Run run = run(data);
    BaselineResult result = Baseline.of(data).beside(run);

    assertThat(result.title()).isEqualTo("text.txt, 16 characters of the validation part");
    assertThat(result.table().columnNames())
        .containsExactly(
            "model", "nats a character", "bits per character", "perplexity", "accuracy");
    assertThat(result.table().stringColumn("model").asList())
        .containsExactly("unigram", "n-grams, Witten-Bell", "net");
    assertThat(result.table().doubleColumn("accuracy").asList().subList(0, 2))
        .containsExactly(0.25, 1.0);
    assertThat(result.table().doubleColumn("nats a character").get(2))
        .isEqualTo(run.model().score(data.validation()).loss());
  }

  @Test
  void beside_putsNetsBelow_onBothParts() throws IOException {
    Dataset data = corpus("abcd".repeat(50)).testShare(0.1).load();
    Run run = run(data);

    BaselineResult result = Baseline.of(data).train().beside(run).beside("mine", run);

    assertThat(result.table().stringColumn("model").asList())
        .containsExactly("unigram", "n-grams, Witten-Bell", "net", "mine");
    LanguageReport report = (LanguageReport) run.report();
    LanguageReport shown = (LanguageReport) result.lines().get(2).report();
    assertThat(shown.nats()).isCloseTo(report.nats(), within(1e-9));
    assertThat(shown.accuracy()).isCloseTo(report.accuracy(), within(1e-9));
    assertThat(shown.symbols()).isEqualTo(report.symbols());
    assertThat(result.table().doubleColumn("validation nats").get(3))
        .isEqualTo(run.model().score(data.validation()).loss());
  }

  @Test
  void beside_refusesOtherWindows() throws IOException {
    Run run = run(corpus("abcd".repeat(50)).load());
    BaselineResult others = Baseline.of(corpus("dcba".repeat(50)).load()).train();

    assertThatThrownBy(() -> others.beside(run))
        .isInstanceOf(BaselineException.class)
        .hasMessage(
            """
            expected: a run on the windows of text.txt
            found:    a run on others, of text.txt
            where:    BaselineResult.beside
            mend:     make the baseline of the run's own data: Baseline.of(run.data()).beside(run)\
            """);
  }

  /** Characters that training lacks have a number of their own, which is never seen there. */
  @Test
  void train_givesUnknownCharactersAProbability() throws IOException {
    Dataset data = corpus("abcd".repeat(50) + "abcdabcdxbcdabcdabcd").load();

    LanguageReport grams = (LanguageReport) Baseline.of(data).train().lines().get(1).report();

    assertThat(data.notices()).hasToString("[characters that the training part lacks: 1]");
    assertThat(grams.nats()).isFinite().isGreaterThan(0.1);
  }

  @Test
  void train_readsTopicsAsContext() {
    List<String> texts = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      texts.add(i % 2 == 0 ? "miau" : "wow");
      labels.add(i % 2 == 0 ? "cats" : "dogs");
    }
    Dataset data = Datasets.corpus(Datasets.texts(texts, labels)).length(30).load();

    BaselineResult result = Baseline.of(data).train();

    // Only which topic comes next is a surprise, once in about five symbols.
    LanguageReport grams = (LanguageReport) result.lines().get(1).report();
    assertThat(grams.accuracy()).isBetween(0.85, 0.95);
    assertThat(result.title()).startsWith("texts, ").endsWith(" characters of the test part");
  }

  @Test
  void train_endsWhenInterruptedAndKeepsFrequencies() throws IOException {
    Baseline baseline = Baseline.of(corpus(sentences()).load());

    Thread.currentThread().interrupt();
    BaselineResult result = baseline.train();

    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertThat(result.table().stringColumn("model").asList()).containsExactly("unigram");
    assertThat(result.training().toString())
        .isEqualTo(
            "n-grams of characters, interpolated Witten-Bell smoothing: 24 n-grams, 864 training"
                + " characters. Interrupted: other lengths were not tried.");
  }

  @Test
  void costs_areNotForLanguageModels() throws IOException {
    Baseline baseline = Baseline.of(corpus(sentences()).load());

    assertThatThrownBy(() -> baseline.costs(1, 10))
        .isInstanceOf(BaselineException.class)
        .hasMessage(
            """
            expected: no costs of errors, for a language model
            found:    the costs [1.0, 10.0]
            where:    Baseline.costs, data set text.txt
            mend:     leave costs(…) out: validation chooses the length of the n-grams\
            """);
  }

  /** In seconds. */
  @Test
  void train_countsTinyShakespeare() {
    BaselineResult result = Baseline.of(Datasets.tinyShakespeare()).train();

    assertThat(result.title())
        .isEqualTo("Tiny Shakespeare, 100,352 characters of the validation part");
    assertThat(result.table().doubleColumn("nats a character").get(0))
        .isCloseTo(3.308, within(5e-4));
    assertThat(result.table().doubleColumn("nats a character").get(1))
        .isCloseTo(1.634, within(5e-4));
    assertThat(result.training().chosen()).hasValue(5.0);
    assertThat(result.training().tried()).containsExactly(2.0, 3.0, 4.0, 5.0, 6.0);
  }
}
