package dev.cairn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.engine.ReferenceEngine;
import dev.cairn.graph.UnknownNameException;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Net;
import dev.cairn.task.LanguageModelling;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small net that learns what is written on two topics, on the reference engine. */
@Tag("unit")
class TopicGenerationTest {
  @TempDir static Path folder;
  private static Run run;
  private static final List<String> SAMPLES = new ArrayList<>();

  private static Trainer trainer(int epochs) {
    return Trainer.defaults()
        .seed(1)
        .epochs(epochs)
        .batch(4)
        .optimizer(Optimizers.adam(0.03))
        .engine(new ReferenceEngine());
  }

  private static Net net(Dataset data) {
    return Net.of(data).embed(8).stage(Blocks.temporal(3).times(1), 8, 1).predictNext();
  }

  @BeforeAll
  static void train() {
    List<String> texts = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      texts.add(i % 2 == 0 ? "miau." : "wow!");
      labels.add(i % 2 == 0 ? "cats" : "dogs");
    }
    Dataset data = Datasets.corpus(Datasets.texts(texts, labels)).length(12).load();
    ProgressView view =
        snapshot ->
            snapshot
                .sample()
                .ifPresent(
                    sample ->
                        SAMPLES.add(
                            sample.table().getString(0, LanguageModelling.PROMPT)
                                + "|"
                                + sample.table().getString(0, LanguageModelling.WRITTEN)));
    run = trainer(8).progress(view).fit(net(data), data);
  }

  @Test
  void generate_writesOnTheTopic_upToTheEnd() {
    Model model = run.model();
    assertThat(model.generate("cats", "").temperature(0).write())
        .isEqualTo(new Generated("", "miau.", true));
    assertThat(model.generate("dogs", "").temperature(0).write())
        .isEqualTo(new Generated("", "wow!", true));
    assertThat(model.generate("dogs", "wo").temperature(0).write())
        .isEqualTo(new Generated("wo", "w!", true));
    assertThat(model.generate("dogs", "").temperature(0).length(2).write())
        .isEqualTo(new Generated("", "wo", true));
    assertThat(model.generate("mi").temperature(0).write())
        .as("without a topic")
        .isEqualTo(new Generated("mi", "au.", true));
  }

  @Test
  void settings_areThoseOfAllGenerators_andNoSymbolOfATopicIsWritten() {
    Generator wild = run.model().generate("cats", "").temperature(50).topK(8).nucleus(0.99);
    List<String> streamed = new ArrayList<>();
    Generated text = wild.seed(5).length(40).stream(streamed::add);
    assertThat(String.join("", streamed)).isEqualTo(text.text()).doesNotContain("<");
    assertThat(wild.seed(5).length(40).write()).isEqualTo(text);
    assertThat(run.model().generate("cats", "m"))
        .hasToString(
            "300 symbols on cats behind 'm', temperature 1.0, top k all, nucleus 1.0, seed 1");
  }

  @Test
  void interruption_keepsWhatThereIs() {
    Thread cell = Thread.currentThread();
    Generated cut =
        run.model().generate("cats", "").temperature(0).stream(
            symbol -> {
              if (symbol.equals("i")) {
                interruptAndBeHeard(cell);
              }
            });
    assertThat(cut.isWhole()).isFalse();
    assertThat(cut.text()).isEqualTo("mi");
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  /** Returns when the cell waits for the text again; three symbols more, and there is no rest. */
  private static void interruptAndBeHeard(Thread cell) {
    cell.interrupt();
    while (cell.isInterrupted() || cell.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
  }

  @Test
  void print_showsPromptAndText() {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      run.model().generate("cats", "mi").temperature(0).print();
    } finally {
      System.setOut(before);
    }
    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("miau.\n");
  }

  @Test
  void samples_beginWithATopic() {
    assertThat(SAMPLES.get(SAMPLES.size() - 1)).startsWith("<topic: ").contains("|");
  }

  @Test
  void savedModels_knowTheirTopics() throws IOException {
    Path file = folder.resolve("animals.cairn");
    run.save(file);
    Model loaded = Model.load(file);
    assertThat(loaded.generate("dogs", "").temperature(0).write().text()).isEqualTo("wow!");
    assertThat(ModelCard.of(loaded))
        .contains("on one of 2 topics: cats, dogs")
        .contains(
            """
            var model = Model.load(Path.of("name.cairn"));
            model.generate("one of its topics", "a beginning").print();
            ```

            The weights are in `weights.safetensors`, which
            """);
  }

  @Test
  void prompts_areSpelledAsTheTextsWereRead() {
    List<String> texts = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      texts.add(i % 2 == 0 ? "\u00c9t\u00e9." : "Wow!");
      labels.add(i % 2 == 0 ? "cats" : "dogs");
    }
    Dataset data = Datasets.corpus(Datasets.texts(texts, labels).lowerCase()).length(12).load();
    Model model = trainer(1).progress(ProgressView.none()).fit(net(data), data).model();
    assertThat(model.generate("cats", "E\u0301T").length(3).write())
        .isEqualTo(model.generate("cats", "\u00e9t").length(3).write());
    assertThat(model.generate("dogs", "WO").write().prompt()).isEqualTo("wo");
  }

  @Test
  void unknownTopics_areNamed() {
    assertThatThrownBy(() -> run.model().generate("dog", ""))
        .isInstanceOf(UnknownNameException.class)
        .hasMessage(
            """
            expected: a topic of the net: cats, dogs
            found:    dog
            where:    model.generate(topic, prompt)
            mend:     did you mean dogs?""");
  }

  @Test
  void promptsThatTheNetCannotRead_areNamed() throws IOException {
    assertThatThrownBy(() -> run.model().generate("dogs", "x"))
        .isInstanceOf(TrainingException.class)
        .hasMessage(
            """
            expected: symbols that the net knows
            found:    'x'
            where:    the prompt of model.generate(…)
            mend:     leave it out""");
    Path file = Files.writeString(folder.resolve("abc.txt"), "abc ".repeat(80));
    Dataset plain = Datasets.corpus(file).length(8).load();
    Model model = trainer(1).progress(ProgressView.none()).fit(net(plain), plain).model();
    assertThatThrownBy(() -> model.generate("dogs", "a"))
        .isInstanceOf(TrainingException.class)
        .hasMessage(
            """
            expected: a language model of texts with topics
            found:    one that learned from a text without topics
            where:    model.generate(topic, prompt)
            mend:     leave the topic out, or train one on Datasets.corpus(Datasets.agNews())""");
  }
}
