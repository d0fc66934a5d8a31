package dev.cairn.train;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.data.Encoder;
import dev.cairn.data.Examples;
import dev.cairn.data.Labels;
import dev.cairn.data.images.Prepare;
import dev.cairn.engine.ReferenceEngine;
import dev.cairn.engine.Weights;
import dev.cairn.graph.CounterRandom;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Shape;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Head;
import dev.cairn.stack.Net;
import dev.cairn.stack.presets.Preset;
import dev.cairn.stack.presets.Presets;
import dev.cairn.store.Archive;
import dev.cairn.store.Content;
import dev.cairn.store.RecordText;
import dev.cairn.store.WholeFile;
import dev.cairn.task.Classification;
import dev.cairn.task.metric.Metrics;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Models of every task, saved and loaded: the same bits, the same looks, without the data. */
@Tag("engine")
class SavedModelsTest {
  private static final Trainer TRAINER =
      Trainer.defaults()
          .seed(2)
          .epochs(1)
          .batch(16)
          .engine(new ReferenceEngine())
          .progress(ProgressView.none());

  @TempDir Path folder;

  private Model loaded(Model model) {
    Path file = folder.resolve("model.cairn");
    model.save(file, Save.OVERWRITE);
    return Model.load(file);
  }

  static Stream<Preset> all() {
    return Presets.all().stream();
  }

  /** The text of a net. */
  private record Text(Graph graph) {}

  @ParameterizedTest
  @MethodSource("all")
  void everyPreset_isTheSameGraphAsText(Preset preset) throws IOException {
    Graph graph = preset.net().graph();

    assertThat(RecordText.read(RecordText.write(new Text(graph)), Text.class).graph())
        .isEqualTo(graph);
  }

  /** Embeddings were there before their padding was. */
  @Test
  void embeddingsOfVersion1_haveNoPadding() throws IOException {
    Model model = SavedPresetsTest.model(Net.tokens(69, 8).embed(4).classify(2));
    Map<String, Content> entries = ModelFile.entries(model, Map.of());
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    Objects.requireNonNull(entries.get("model.json")).writeTo(written);
    String json = written.toString(UTF_8);
    String first =
        json.replaceFirst("\"version\": 2", "\"version\": 1")
            .replaceFirst(",\\s*\"padded\": false", "");
    assertThat(first).hasSizeLessThan(json.length() - 10);
    entries.put("model.json", ModelFile.text(first));
    Path file = folder.resolve("first.cairn");
    WholeFile.write(file, out -> Archive.write(out, entries));

    assertThat(Model.load(file).graph()).isEqualTo(model.graph());
  }

  private void assertSame(Run run, Examples later, Examples encodedAgain) {
    Model loaded = loaded(run.model()).with(run.model().engine());

    assertThat(SavedPresetsTest.outputs(loaded))
        .containsExactly(SavedPresetsTest.outputs(run.model()));
    assertThat(SavedPresetsTest.looks(loaded)).isEqualTo(SavedPresetsTest.looks(run.model()));
    assertThat(loaded.task()).isEqualTo(run.model().task());
    assertThat(loaded.encoder()).isEqualTo(run.data().encoder());
    assertThat(loaded.score(run.data().validation()))
        .isEqualTo(run.model().score(run.data().validation()));
    assertThat(loaded.predict(encodedAgain).toString())
        .isEqualTo(run.model().predict(later).toString());
  }

  private static Table table(int size) {
    CounterRandom random = CounterRandom.of(7, "rows");
    double[] x = IntStream.range(0, size).mapToDouble(random::gaussian).toArray();
    String[] colours =
        IntStream.range(0, size)
            .mapToObj(i -> List.of("red", "green", "blue").get(i % 3))
            .toArray(String[]::new);
    String[] sides =
        IntStream.range(0, size).mapToObj(i -> x[i] > 0 ? "right" : "left").toArray(String[]::new);
    return Table.create(
        "points",
        DoubleColumn.create("x", x),
        StringColumn.create("colour", colours),
        StringColumn.create("side", sides),
        DoubleColumn.create(
            "double", IntStream.range(0, size).mapToDouble(i -> 2 * x[i]).toArray()));
  }

  @Test
  void regression_isTheSame() {
    Dataset data = Datasets.rows(table(60), "double").ignore("side").fillAndMarkMissing().load();
    Net net = Net.of(data).stage(Blocks.dense(), 4).regress();
    Run run = TRAINER.metrics(Metrics.rmse()).best(Metrics.mae()).fit(net, data);
    Table later = table(9).removeColumns("double");

    assertSame(run, data.encode(later), loaded(run.model()).encode(later));
    assertSame(run, data.encode(table(9)), loaded(run.model()).encode(table(9)));
  }

  @Test
  void classification_isTheSame() {
    Dataset data = Datasets.rows(table(60), "side").ignore("double").load();
    Net net = Net.of(data).stage(Blocks.dense(), 4).classify();
    Run run =
        TRAINER
            .metrics(Metrics.precision(), Metrics.f1("left"), Metrics.auc(), Metrics.weightedF1())
            .fit(net, data);
    Table later = table(9).removeColumns("side");

    assertSame(run, data.encode(later), loaded(run.model()).encode(later));
  }

  @Test
  void severalHeads_areTheSame() {
    Dataset data = Datasets.rows(table(60), "side", "double").load();
    Net net =
        Net.of(data)
            .stage(Blocks.dense(), 4)
            .heads(Head.classify("side"), Head.regress("double").weight(0.5));
    Run run = TRAINER.metrics(Metrics.f1().on("side"), Metrics.rmse().on("double")).fit(net, data);
    Table later = table(9).removeColumns("side", "double");

    assertSame(run, data.encode(later), loaded(run.model()).encode(later));
  }

  @Test
  void pictures_areTheSame() throws IOException {
    Prepare prepare = Prepare.median(3).then(Prepare.resize(10, 10)).then(Prepare.grey());
    Dataset data =
        Dataset.classification(
                Datasets.fashionMnistMini().train().subset(IntStream.range(0, 60).toArray()),
                Datasets.fashionMnistMini().test().subset(1, 2),
                Labels.numbered(10),
                Datasets.fashionMnistMini().provenance())
            .prepared(prepare);
    Net net = Net.of(data).stem(4).stage(Blocks.basic(), 4).classify();
    Run run = TRAINER.fit(net, data);
    Path picture = folder.resolve("shirt.png");
    ImageIO.write(new BufferedImage(50, 40, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());

    assertSame(run, data.encode(picture), loaded(run.model()).encode(picture));
  }

  /** As one that comes from elsewhere. */
  @Test
  void pictures_areReadAsAModelFromElsewhereIsTold() throws IOException {
    Net net = Net.image(1, 4, 4).stem(2).classify(2);
    Model model =
        new Model(
            net.graph(),
            net.loss(),
            Weights.initial(net.graph(), 3),
            new Classification(Labels.of("dark", "light")),
            new Provenance(
                Datasets.friedman1(20, 0, 1).provenance(), 1, "none", "none", "17", Instant.EPOCH),
            new ReferenceEngine());
    Path picture = folder.resolve("dark.png");
    ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());

    Model told = model.with(Encoder.pictures(Shape.image(1, 4, 4), Labels.of("dark", "light")));

    assertThat(loaded(told).predict(loaded(told).encode(picture)).table().columnNames())
        .containsExactly("example", "predicted", "confidence");
    assertThatThrownBy(() -> model.encode(picture))
        .hasMessage(
            """
            expected: a net that learned from images
            found:    one that learned from numbers of 1x4x4
            where:    Encoder.pictures
            mend:     give it what it learned from; numbers as Examples of your own\
            """);
  }

  @Test
  void card_saysWhatPeopleShouldKnow() throws IOException {
    Dataset data = Datasets.rows(table(60), "side").ignore("double").name("points | <b>").load();
    Run run = TRAINER.fit(Net.of(data).stage(Blocks.dense(), 4).classify(), data);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    run.model().write(out);
    Path file = folder.resolve("card.cairn");
    Files.write(file, out.toByteArray());

    try (var zip = new ZipFile(file.toFile());
        var in = zip.getInputStream(zip.getEntry("README.md"))) {
      assertThat(new String(in.readAllBytes(), UTF_8))
          .startsWith("# A model of Cairn\n\n- **Predicts:** one of 2 classes: left, right\n")
          .contains("- **Trained on:** points \\| \\<b\\>, the user's table, target side\n")
          .contains("\nshow(model.predict(model.encode(Table.read().csv(\"rows.csv\"))));\n")
          .contains("\nor `./cairn predict name.cairn rows.csv`. ");
    }
  }

  @Test
  void cards_tellHowEachKindOfModelIsUsed() {
    assertThat(card("pictures"))
        .contains("\nshow(model.predict(model.encode(Path.of(\"picture.png\"))));\n")
        .contains("\nor `./cairn predict name.cairn picture.png`. ");
    assertThat(card("texts"))
        .contains("\nshow(model.predict(model.encode(\"a text\")));\n", "name.cairn texts.txt`");
    assertThat(card("tags"))
        .contains(
            "- **Input:** a sentence, cut to 4 words\n",
            "\nshow(model.predict(model.encodeSentences(List.of(List.of(\"in\", \"Berlin\")))));\n")
        .doesNotContain("./cairn predict");
    assertThat(card("language"))
        .contains("\nmodel.generate(\"a beginning\").print();\n")
        .doesNotContain("./cairn predict");
  }

  private static String card(String name) {
    return ModelCard.of(
        Model.load(Path.of("src/test/resources/golden-models/v2/" + name + ".cairn")));
  }
}
