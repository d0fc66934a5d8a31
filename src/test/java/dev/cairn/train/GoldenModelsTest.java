package dev.cairn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.data.Dataset;
import dev.cairn.data.Encoder;
import dev.cairn.engine.ReferenceEngine;
import dev.cairn.task.LanguageModelling;
import dev.cairn.task.Tagging;
import dev.cairn.task.metric.Metrics;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of every version of the format load for ever, and predict what they predicted then. */
@Tag("engine")
class GoldenModelsTest {
  private static Path file(String name) {
    try {
      return Path.of(
          Objects.requireNonNull(GoldenModelsTest.class.getResource("/golden-models/" + name))
              .toURI());
    } catch (URISyntaxException ours) {
      throw new AssertionError(ours);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "v1, rows",
    "v1, pictures",
    "v2, rows",
    "v2, pictures",
    "v2, texts",
    "v2, language",
    "v2, spelling",
    "v2, tags"
  })
  void models_predictWhatTheyDidThen(String version, String name) throws IOException {
    List<String> then = Files.readAllLines(file(version + "/" + name + ".txt"));

    Model model = Model.load(file(version + "/" + name + ".cairn")).with(new ReferenceEngine());

    float[] now = GoldenModels.outputs(model);
    assertThat(now).hasSize(then.size());
    for (int i = 0; i < now.length; i++) {
      assertThat(now[i]).isCloseTo(Float.parseFloat(then.get(i)), within(1e-5f));
    }
    assertThat(model.history().epochs()).hasSize(2);
  }

  @Test
  void encodersOfVersion1_areRead() {
    assertThat(Model.load(file("v1/pictures.cairn")).encoder().input())
        .hasToString(
            "Pictures[read=1x28x28, squeezed=false, prepare=median(3), resize(8, 8), scaling="
                + Model.load(file("v1/pictures.cairn")).encoder().input().scaling()
                + "]");
    assertThat(Model.load(file("v1/rows.cairn")).encoder().input())
        .isInstanceOf(Encoder.Columns.class);
  }

  @Test
  void encodersOfVersion2_readTexts() {
    Model texts = Model.load(file("v2/texts.cairn")).with(new ReferenceEngine());
    Model tags = Model.load(file("v2/tags.cairn")).with(new ReferenceEngine());

    assertThat(texts.encoder()).isEqualTo(GoldenModels.texts().encoder());
    assertThat(texts.predict(texts.encode("THE \u00e9t\u00e9, snow")).table().rowCount()).isOne();
    assertThat(((Tagging) tags.task()).tags().names())
        .containsExactly("O", "B-person", "B-place", "I-person");
    assertThat(tags.encodeSentences(List.of(List.of("Anna", "Li", "saw", "Paris"))).tokens(0))
        .containsExactly("Anna", "Li", "saw", "Paris");
  }

  @Test
  void languageModelsOfVersion2_write() {
    Model writer = Model.load(file("v2/language.cairn")).with(new ReferenceEngine());

    Generated text = writer.generate("o the ").length(8).write();

    assertThat(((LanguageModelling) writer.task()).symbols().names()).contains("o", "\n");
    assertThat(text.text()).hasSize(8);
  }

  @Test
  void languageModelsOfVersion2_keepHowTheirTextWasRead(@TempDir Path folder) throws IOException {
    Model writer = Model.load(file("v2/spelling.cairn")).with(new ReferenceEngine());

    assertThat(writer.encoder()).isEqualTo(GoldenModels.spelled(folder).encoder());
    assertThat(writer.generate("O THE Cafe\u0301\r\n").length(1).write().prompt())
        .isEqualTo("o the caf\u00e9\n");
  }

  @Test
  void trainingsOfVersion2_goOn() {
    Dataset texts = GoldenModels.texts();

    Run run =
        GoldenModels.TRAINER
            .epochs(3)
            .resumeFrom(file("v2/texts.cairn"), GoldenModels.textNet(texts), texts);

    assertThat(run.history().epochs()).hasSize(3);
    assertThat(run.history().epochs().subList(0, 2))
        .isEqualTo(Model.load(file("v2/texts.cairn")).history().epochs());
  }

  @Test
  void trainingsOfVersion1_goOn() {
    Dataset rows = GoldenModels.rows();
    Trainer trainer =
        GoldenModels.TRAINER.metrics(Metrics.f1().on("side"), Metrics.rmse().on("twice")).epochs(3);

    Run run = trainer.resumeFrom(file("v1/rows.cairn"), GoldenModels.net(rows), rows);

    assertThat(run.history().epochs()).hasSize(3);
    assertThat(run.history().epochs().subList(0, 2))
        .isEqualTo(Model.load(file("v1/rows.cairn")).history().epochs());
  }
}
