package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.data.Examples;
import dev.cairn.host.Shown;
import dev.cairn.insight.Occlusion;
import dev.cairn.insight.TextAttribution;
import dev.cairn.show.Rendering;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Net;
import dev.cairn.task.ClassReport;
import dev.cairn.task.HeadsReport;
import dev.cairn.train.Model;
import dev.cairn.train.ProgressView;
import dev.cairn.train.Run;
import dev.cairn.train.Trainer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

/** Topic and sentiment of reviews, by two heads on one trunk, from the file to the command. */
@Tag("engine")
class HeadsOfTextsTest {
  private static final List<String> TOPICS = List.of("film", "book", "play");
  private static final List<String> THINGS = List.of("camera", "chapter", "stage");
  private static final List<String> GOOD = List.of("great", "lovely", "fine");
  private static final List<String> BAD = List.of("dull", "awful", "poor");

  @TempDir static Path folder;

  private static Dataset data;
  private static Run run;
  private static Path model;

  @BeforeAll
  static void train() throws IOException {
    List<String> lines = new ArrayList<>(List.of("topic,sentiment,review"));
    for (int i = 0; i < 360; i++) {
      int topic = i % 3;
      boolean good = i / 3 % 2 == 0;
      String word = (good ? GOOD : BAD).get(i / 6 % 3);
      lines.add(
          "%s,%s,\"The %s, %s and %s, again\""
              .formatted(TOPICS.get(topic), good ? "good" : "bad", THINGS.get(topic), word, word));
    }
    Path file = folder.resolve("reviews.csv");
    Files.write(file, lines);
    data =
        Datasets.csv(file).predict("topic", "sentiment").text("review").words().lowerCase().load();
    run =
        Trainer.defaults()
            .seed(1)
            .epochs(8)
            .batch(16)
            .progress(ProgressView.none())
            .fit(Net.of(data).embed(8).stages(Blocks.basic(), 8).heads(), data);
    model = folder.resolve("reviews.cairn");
    run.save(model);
  }

  private static String printed(Object... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    List<String> all = new ArrayList<>(List.of("predict"));
    for (Object word : words) {
      all.add(word.toString());
    }
    int got =
        Main.line()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err, true))
            .execute(all.toArray(String[]::new));
    assertThat(got).as(err.toString()).isZero();
    return out.toString();
  }

  @Test
  void fit_learnsBoth_withMetricsOfEachHead() {
    assertThat(data.answers()).hasToString("[topic (3 classes), sentiment (2 classes)]");
    assertThat(run.test().scores().metric("topic accuracy")).isGreaterThan(0.95);
    assertThat(run.test().scores().metric("sentiment accuracy")).isGreaterThan(0.95);
    assertThat(run.history().table().columnNames())
        .contains("topic accuracy", "sentiment accuracy", "topic loss", "sentiment loss");
  }

  @Test
  void predictions_showTheTextsWithBothAnswers() {
    assertThat(run.predictions().table().columnNames())
        .containsExactly(
            "example",
            "topic actual",
            "topic predicted",
            "topic confidence",
            "sentiment actual",
            "sentiment predicted",
            "sentiment confidence");
    Shown both = Rendering.of(run.predictions()).orElseThrow();
    Shown one = Rendering.of(run.predictions("sentiment")).orElseThrow();

    assertThat(both.html().orElseThrow()).contains("topic predicted", "The camera, ");
    assertThat(one.plain()).startsWith("predictions: ").contains("The camera, ", "✓ right");
    assertThat(one.html().orElseThrow()).contains("The camera, ");
    assertThat(Rendering.of(run).orElseThrow().plain()).contains("topic", "sentiment");
    assertThat(Rendering.of(data).orElseThrow().plain()).contains("topic", "sentiment", "words");
  }

  @Test
  void report_hasALineAClassOfEachHead() {
    ClassReport topics = (ClassReport) run.report("topic");
    HeadsReport both = (HeadsReport) run.report();

    assertThat(topics.classes())
        .extracting(ClassReport.Line::name)
        .containsExactlyInAnyOrderElementsOf(TOPICS);
    assertThat(topics.classes()).allMatch(line -> line.f1() > 0.9 && line.support() > 10);
    assertThat(both.heads().keySet()).containsExactly("topic", "sentiment");
    assertThat(Rendering.of(topics).orElseThrow().plain())
        .contains("precision", "recall", "F1", "film", "book", "play");
    assertThat(Rendering.of(both).orElseThrow().html().orElseThrow())
        .contains("precision", "play", "bad");
    assertThat(run.confusion("sentiment").total()).isEqualTo(data.test().size());
  }

  @Test
  void occlusion_findsTheWordsOfEachHead() {
    Examples text = run.model().encode("The chapter, awful and awful, again");

    TextAttribution topic = Occlusion.words().head("topic").explain(run.model(), text).all().get(0);
    TextAttribution mood =
        Occlusion.words().head("sentiment").explain(run.model(), text).all().get(0);

    assertThat(topic.name()).isEqualTo("book");
    assertThat(topic.supporting().get(0).text()).isEqualTo("chapter");
    assertThat(mood.name()).isEqualTo("bad");
    assertThat(mood.supporting().get(0).text()).isEqualTo("awful");
    Table said = run.model().predict(text, "sentiment").table();
    assertThat(mood.probability())
        .isCloseTo(said.doubleColumn("confidence").getDouble(0), within(1e-5));
  }

  @Test
  void savedModel_saysTheSame_alsoInTheCommand() throws IOException {
    Model loaded = Model.load(model);
    String text = "The stage, lovely and lovely, again";
    Path lines = folder.resolve("new.txt");
    Files.write(lines, List.of(text, "", "The camera, poor and poor, again"));

    for (String head : List.of("topic", "sentiment")) {
      assertThat(loaded.predict(data.test(), head).table().doubleColumn("confidence").asList())
          .isEqualTo(run.predictions(head).table().doubleColumn("confidence").asList());
    }
    assertThat(printed(model, lines))
        .contains("topic predicted", "sentiment predicted", text)
        .containsPattern("(?m)^ *1 .*play .*good")
        .containsPattern("(?m)^ *3 .*film .*bad");
    assertThat(printed(model, folder.resolve("reviews.csv"), "--format", "csv"))
        .startsWith("row,text,topic actual,topic predicted,topic confidence,sentiment actual,")
        .contains("\n1,\"The camera, great and great, again\",film,film,");
    assertThat(printed(model, lines, "--format", "json"))
        .contains("\"topic predicted\"", "\"sentiment confidence\"");
  }
}
