package dev.cairn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.engine.ReferenceEngine;
import dev.cairn.graph.ShapeException;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Goal;
import dev.cairn.stack.Net;
import dev.cairn.task.EntityReport;
import dev.cairn.task.LanguageModelling;
import dev.cairn.task.LanguageReport;
import dev.cairn.task.Predictions;
import dev.cairn.task.Tagging;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nets with an answer at each position, from a file to a prediction, on the reference engine. */
@Tag("unit")
class PositionTrainingTest {
  @TempDir Path folder;

  private static Trainer trainer(int epochs) {
    return Trainer.defaults()
        .seed(1)
        .epochs(epochs)
        .batch(4)
        .optimizer(Optimizers.adam(0.02))
        .engine(new ReferenceEngine())
        .progress(ProgressView.none());
  }

  private Dataset corpus() throws IOException {
    Path file = Files.writeString(folder.resolve("abc.txt"), "abc ".repeat(80));
    return Datasets.corpus(file).length(8).load();
  }

  private static Net model(Dataset data) {
    return Net.of(data).embed(6).stage(Blocks.temporal(2).times(1), 6, 1).predictNext();
  }

  private Dataset sentences() throws IOException {
    String[] places = {"Rome", "Berlin", "Paris"};
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 36; i++) {
      text.append(i % 2 == 0 ? "see\tO\n" : "I\tO\nsaw\tO\n");
      text.append(
          i % 3 == 0 ? "New\tB-loc\n" + places[i % 3] + "\tI-loc\n" : places[i % 3] + "\tB-loc\n");
      text.append(i % 5 == 0 ? "now\tO\n\n" : "\n");
    }
    Path file = Files.writeString(folder.resolve("places.conll"), text.toString());
    return Datasets.conll(file, file);
  }

  @Test
  void languageModel_learns_isSaved_andWrites() throws IOException {
    Dataset data = corpus();
    List<Optional<Predictions>> samples = new ArrayList<>();
    ProgressView view = snapshot -> samples.add(snapshot.sample());
    Run run = trainer(9).progress(view).fit(model(data), data);
    assertThat(run.history().metrics())
        .containsExactly("bits per character", "perplexity", "accuracy");
    assertThat(run.model().score(data.validation()).loss()).isLessThan(0.3);
    Predictions last = samples.get(samples.size() - 1).orElseThrow();
    assertThat(last.table().columnNames())
        .containsExactly(LanguageModelling.PROMPT, LanguageModelling.WRITTEN);
    assertThat(last.table().stringColumn(LanguageModelling.WRITTEN).get(0)).hasSize(160);

    Path file = folder.resolve("abc.cairn");
    run.save(file);
    Model model = Model.load(file).with(new ReferenceEngine());
    assertThat(model.net().goal()).isEqualTo(Goal.NEXT_SYMBOL);
    assertThat(model.generate("ab").temperature(0).length(10).write())
        .isEqualTo(new Generated("ab", "c abc abc ", true));
    List<String> streamed = new ArrayList<>();
    Generated text = model.generate("abc").seed(3).length(12).stream(streamed::add);
    assertThat(String.join("", streamed)).isEqualTo(text.text()).hasSize(12);
    assertThat(model.generate("abc").seed(3).length(12).write()).isEqualTo(text);
    assertThat(model.report(data.validation())).isInstanceOf(LanguageReport.class);
    assertThat(model.predict(data.validation()).byError().table().columnNames())
        .containsExactly("example", "text", "symbols", "loss", "accuracy");
  }

  @Test
  void generate_keepsWhatItHas_whenInterrupted() throws IOException {
    Dataset data = corpus();
    Model model = trainer(1).fit(model(data), data).model();
    Thread cell = Thread.currentThread();
    List<String> streamed = new ArrayList<>();
    Generated text =
        model.generate("abc").length(100_000).stream(
            symbol -> {
              streamed.add(symbol);
              if (streamed.size() == 5) {
                cell.interrupt();
              }
            });
    assertThat(text.isWhole()).isFalse();
    assertThat(text.text()).isNotEmpty().isEqualTo(String.join("", streamed));
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void prompts_areSpelledAsTheNetReads_alsoWhenItIsLoaded() throws IOException {
    Path text = Files.writeString(folder.resolve("cafe.txt"), "Caf\u00e9\r\n".repeat(60));
    Dataset data = Datasets.corpus(text).length(8).lowerCase().load();
    Path file = folder.resolve("cafe.cairn");
    trainer(1).fit(model(data), data).save(file);
    Model model = Model.load(file).with(new ReferenceEngine());
    assertThat(model.encoder()).isEqualTo(data.encoder());
    Generated typed = model.generate("\r\nCAFE\u0301").length(5).write();
    assertThat(typed.prompt()).isEqualTo("\ncaf\u00e9");
    assertThat(typed).isEqualTo(model.generate("\ncaf\u00e9").length(5).write());
    assertThat(ModelCard.of(model))
        .contains("**Input:** a text, the last 8 characters, NFC, capitals as small letters\n")
        .contains("\nmodel.generate(\"a beginning\").print();\n")
        .doesNotContain("predict");
    Dataset plain = corpus();
    Model exact = trainer(1).fit(model(plain), plain).model();
    assertThatThrownBy(() -> exact.generate("A")).hasMessageContaining("found:    'A'");
  }

  /** What was written stands in several windows, and reads on as from a prompt of that. */
  @Test
  void generate_writesUntilInterrupted_andReadsTheLastWindow() throws IOException {
    Dataset data = corpus();
    Model model = trainer(1).fit(model(data), data).model();
    Thread cell = Thread.currentThread();
    List<String> streamed = new ArrayList<>();
    Generated text =
        model.generate("abc abc abc").temperature(0).length(Integer.MAX_VALUE).stream(
            symbol -> {
              streamed.add(symbol);
              if (streamed.size() == 30) {
                cell.interrupt();
              }
            });
    assertThat(text.isWhole()).isFalse();
    assertThat(text.text()).hasSizeGreaterThanOrEqualTo(30).isEqualTo(String.join("", streamed));
    String all = text.toString();
    for (int end = 12; end < 40; end++) {
      Generated one =
          model.generate(all.substring(Math.max(0, end - 8), end)).temperature(0).length(1).write();
      assertThat(one.text()).isEqualTo(all.substring(end, end + 1));
    }
  }

  @Test
  void aTestPart_isToBeAskedFor() throws IOException {
    Dataset data = corpus();
    Run run = trainer(1).fit(model(data), data);
    Map<String, ThrowingCallable> calls =
        Map.of("run.test()", run::test, "run.report()", run::report);
    calls.forEach(
        (where, call) ->
            assertThatThrownBy(call)
                .isInstanceOf(TrainingException.class)
                .hasMessage(
                    """
                    expected: a test part, which training never saw
                    found:    none in the data set abc.txt
                    where:    %s
                    mend:     ask for one with testShare(0.05) before load(), and train again; or measure \
                    on the validation part: run.model().score(data.validation())"""
                        .formatted(where)));
    assertThat(run.model().score(data.validation()).summary()).endsWith(" of 24");

    Dataset tested = Datasets.corpus(folder.resolve("abc.txt")).length(8).testShare(0.1).load();
    Run again = trainer(1).fit(model(tested), tested);
    assertThat(again.test().toString()).startsWith("test ").endsWith(" of 24, seed 1");
    assertThat(((LanguageReport) again.report()).symbols()).isEqualTo(24);
  }

  @Test
  void fit_endsInWords_whenALanguageModelDiverges() throws IOException {
    Dataset data = corpus();
    Run run = trainer(3).batch(100).optimizer(Optimizers.sgd(1e30)).fit(model(data), data);
    assertThat(run.ending().reason()).isEqualTo(Run.Reason.DIVERGED);
    assertThat(run.ending().text())
        .startsWith("Stopped: the validation loss became NaN at step 1 ");
  }

  @Test
  void generate_refusesWhatTheNetDoesNotKnow() throws IOException {
    Dataset data = corpus();
    Model model = trainer(1).fit(model(data), data).model();
    assertThatThrownBy(() -> model.generate("abx"))
        .isInstanceOf(TrainingException.class)
        .hasMessage(
            """
            expected: symbols that the net knows
            found:    'x'
            where:    the prompt of model.generate(…)
            mend:     leave it out""");
    assertThatThrownBy(() -> model.generate(""))
        .hasMessage(
            """
            expected: a prompt of one symbol or more
            found:    none
            where:    the prompt of model.generate(…)
            mend:     begin with "\\n\"""");
    assertThat(model.generate("a").topK(3).toString())
        .isEqualTo("300 symbols behind 'a', temperature 1.0, top k 3, nucleus 1.0, seed 1");
  }

  @Test
  void tagger_learns_eachTagByItself_orAsAChain() throws IOException {
    Dataset data = sentences();
    for (boolean chain : new boolean[] {false, true}) {
      var trunk = Net.of(data).embed(6).stage(Blocks.basic().times(1), 6, 1);
      Run run = trainer(24).fit(chain ? trunk.tagChain() : trunk.tag(), data);
      assertThat(run.history().metrics()).containsExactly("F1", "precision", "recall", "accuracy");
      EntityReport report = (EntityReport) run.report();
      assertThat(report.all().f1()).as("chain: %s", chain).isGreaterThan(0.9);
      Predictions predictions = run.predictions();
      assertThat(predictions.table().columnNames())
          .containsExactly(
              "example", "sentence", "actual", "predicted", "confidence", "right", "loss");
      assertThat(run.model().task().report(predictions)).isEqualTo(report);

      Path file = folder.resolve("tags" + chain + ".cairn");
      run.save(file);
      Model model = Model.load(file).with(new ReferenceEngine());
      assertThat(((Tagging) model.task()).chain()).isEqualTo(chain);
      Predictions later =
          model.predict(model.encodeSentences(List.of(List.of("I", "saw", "Berlin"))));
      assertThat(later.table().columnNames())
          .containsExactly("example", "sentence", "predicted", "confidence");
      assertThat(later.table().stringColumn("predicted").get(0)).isEqualTo("O O B-loc");
    }
  }

  @Test
  void fit_tellsWhichHeadTheDataNeed() throws IOException {
    Dataset data = corpus();
    Net net = Net.of(data).embed(4).classify();
    assertThatThrownBy(() -> trainer(1).fit(net, data))
        .isInstanceOf(ShapeException.class)
        .hasMessageStartingWith(
            """
            expected: a head with 6 outputs, one a class, at each of 8 positions
            found:    a head with 6
            where:    the head of the net and data set 'abc.txt'
            mend:     begin the net with Net.of(data) and end it with predictNext() for a corpus, or \
            with tag() or tagChain() for tagged sentences
            """);
  }

  @Test
  void confusion_ofATagger_isRefused() throws IOException {
    Dataset data = sentences();
    Run run = trainer(1).fit(Net.of(data).embed(4).tag(), data);
    assertThatThrownBy(run::confusion)
        .hasMessage(
            """
            expected: a net that classifies, for a confusion matrix
            found:    a net that tags
            where:    run.confusion()
            mend:     look at run.predictions() and run.report() instead""");
    assertThatThrownBy(() -> run.model().generate("a"))
        .hasMessage(
            """
            expected: a language model: a net that ends with predictNext()
            found:    a net for F1
            where:    model.generate(…)
            mend:     train one on Datasets.corpus(path), or predict examples: model.predict(examples)""");
  }
}
