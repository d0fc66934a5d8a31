package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.data.augment.Augment;
import dev.cairn.seal.Seal;
import dev.cairn.show.Rendering;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Net;
import dev.cairn.task.Predictions;
import dev.cairn.train.Model;
import dev.cairn.train.ProgressView;
import dev.cairn.train.Run;
import dev.cairn.train.Trainer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that learned from texts, in memory, in files, and for the command. */
@Tag("engine")
class PredictTextsTest {
  private static final List<String> WORDS = List.of("sun", "sea", "sand", "rain", "fog", "mud");

  @TempDir static Path folder;

  private static Dataset data;
  private static Run run;
  private static Path model;

  @BeforeAll
  static void train() {
    List<String> texts =
        IntStream.range(0, 240)
            .mapToObj(i -> "The " + WORDS.get(i % 6) + " and the " + WORDS.get(i % 6) + ", again")
            .toList();
    List<String> labels =
        IntStream.range(0, 240).mapToObj(i -> i % 6 < 3 ? "good" : "bad").toList();
    data = Datasets.texts(texts, labels).words().lowerCase().load();
    Net net = Net.of(data).embed(8).stages(Blocks.basic(), 8).classify();
    run =
        Trainer.defaults()
            .seed(1)
            .epochs(6)
            .batch(16)
            .augment(Augment.dropSymbols(0.05))
            .progress(ProgressView.none())
            .fit(net, data);
    model = folder.resolve("weather.cairn");
    run.save(model);
  }

  private static String printed(int status, Object... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int got =
        Main.line()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err, true))
            .execute(
                Stream.concat(Stream.of("predict"), Arrays.stream(words).map(Object::toString))
                    .toArray(String[]::new));
    assertThat(got).as(err.toString()).isEqualTo(status);
    return status == 0 ? out.toString() : err.toString();
  }

  @Test
  void fit_learnsWhatTheWordsMean() {
    assertThat(run.test().scores().metric("accuracy")).isGreaterThan(0.95);
  }

  @Test
  void loadedModels_readTexts() {
    Model loaded = Model.load(model);

    assertThat(loaded.encoder()).isEqualTo(run.model().encoder());
    assertThat(
            loaded
                .predict(loaded.encode("the SUN", "fog and mud"))
                .table()
                .stringColumn("predicted")
                .asList())
        .containsExactly("good", "bad");
    assertThat(loaded.predict(loaded.encode("the sun")).toString())
        .isEqualTo(run.model().predict(data.encode("the sun")).toString());
  }

  @Test
  void card_tellsHowTextsAreRead() throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(model)) {
      String card = Files.readString(zip.getPath("README.md"));
      assertThat(card)
          .contains(
              "- **Input:** a text, cut to 8 words, NFC, capitals as small letters; the vocabulary"
                  + " has 10 symbols\n",
              "show(model.predict(model.encode(\"a text\")));",
              "`./cairn predict name.cairn texts.txt`");
    }
  }

  @Test
  void sealedModels_readTexts() {
    Seal seal = Seal.newKey(folder.resolve("key"));
    Path sealed = folder.resolve("weather.sealed");
    run.save(sealed, seal);

    assertThat(Model.load(sealed, seal).encoder()).isEqualTo(run.model().encoder());
  }

  @Test
  void predict_takesALineAText() throws IOException {
    Path lines = folder.resolve("texts.txt");
    Files.writeString(lines, "the sun\n\u00a0\nthe mud, \"again\"\r\n");

    List<String> csv = printed(0, model, lines, "--format", "csv").lines().toList();

    assertThat(csv.get(0)).isEqualTo("line,text,predicted,confidence");
    assertThat(csv.get(1)).startsWith("1,the sun,good,0.");
    assertThat(csv.get(2)).startsWith("3,\"the mud, \"\"again\"\"\",bad,0.");
    assertThat(csv).hasSize(3);
  }

  @Test
  void predict_takesTheColumnOfATable() throws IOException {
    Path rows = folder.resolve("rows.csv");
    Files.writeString(rows, "id,text\n7,the sea\n8,the rain\n");
    Path other = folder.resolve("only.csv");
    Files.writeString(other, "text\nthe sand\n");

    var array = JsonParser.parseString(printed(0, model, rows, other, "--format=json"));

    assertThat(array.getAsJsonArray()).hasSize(3);
    var last = array.getAsJsonArray().get(2).getAsJsonObject();
    assertThat(last.get("row").getAsString()).isEqualTo(other + ":1");
    assertThat(last.get("text").getAsString()).isEqualTo("the sand");
    assertThat(last.get("predicted").getAsString()).isEqualTo("good");
  }

  @Test
  void table_cutsLongTexts() throws IOException {
    Path lines = folder.resolve("long.txt");
    Files.writeString(lines, "the sun " + "and the sea ".repeat(20) + "\nthe \u001b fog and fog\n");

    List<String> table = printed(0, model, lines).lines().toList();

    assertThat(table.get(1)).contains("…  good").hasSizeLessThan(100);
    assertThat(table.get(2)).doesNotContain("\u001b");
    assertThat(table.get(1).indexOf("good")).isEqualTo(table.get(2).indexOf("bad"));
  }

  /** Its row has room for eight words. */
  @Test
  void longTexts_areCutAloud() throws IOException {
    String text = "the sun and the sea and the sand and the fog";
    String note = "1 of 2 texts cut to the 8 words that the net reads";
    Path lines = Files.writeString(folder.resolve("two.txt"), "the sun\n\n" + text + "\n");
    StringWriter err = new StringWriter();
    String[] words = {"predict", model.toString(), lines.toString(), "--format=csv"};
    int status =
        Main.line()
            .setOut(new PrintWriter(new StringWriter()))
            .setErr(new PrintWriter(err, true))
            .execute(words);
    assertThat(status).isZero();
    assertThat(err).hasToString("line 1 to 3: " + note + System.lineSeparator());

    Model loaded = Model.load(model);
    Predictions predictions = loaded.predict(loaded.encode("the sun", text));
    assertThat(predictions.cut()).contains(note);
    assertThat(predictions.toString()).endsWith("\n" + note);
    assertThat(predictions.first(1).cut()).isEmpty();
    assertThat(Rendering.of(predictions).orElseThrow().plain()).endsWith("\n" + note);
    assertThat(Rendering.of(predictions).orElseThrow().html().orElseThrow()).contains(note);
  }

  @Test
  void predict_namesTheColumnThatIsMissing() throws IOException {
    Path rows = folder.resolve("wrong.csv");
    Files.writeString(rows, "id,texts\n7,the sea\n");

    assertThat(printed(1, model, rows))
        .contains(
            "expected: the column text of texts",
            "found:    columns id, texts",
            "where:    " + rows,
            "mend:     did you mean texts?");
  }

  @Test
  void predict_namesBytesThatAreNoUtf8() throws IOException {
    Path lines = folder.resolve("latin.txt");
    Files.write(lines, new byte[] {'a', '\n', (byte) 0xfc});

    assertThat(printed(1, model, lines))
        .contains("byte 0xfc, which is none", lines + ", line 2, byte 2");
  }

  @Test
  void predict_namesBytesThatAreNoUtf8_inATable() throws IOException {
    Path rows = folder.resolve("latin.csv");
    Files.write(rows, "text\nfo".getBytes(StandardCharsets.UTF_8));
    Files.write(rows, new byte[] {(byte) 0xfc}, StandardOpenOption.APPEND);

    assertThat(printed(1, model, rows))
        .contains("byte 0xfc, which is none", rows + ", line 2, byte 7");
  }

  @Test
  void predict_refusesFilesWithoutTexts() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.txt"));
    Path blank = Files.writeString(folder.resolve("blank.txt"), "\n \n");
    Path rows = Files.createFile(folder.resolve("empty.csv"));
    Path gap = Files.writeString(folder.resolve("gap.csv"), "id,text\n1,sun\n2,\n");

    assertThat(printed(1, model, empty))
        .contains(
            """
            expected: a line for each text
            found:    an empty file
            where:    %s
            mend:     check that it is the right file"""
                .formatted(empty));
    assertThat(printed(1, model, blank)).contains("found:    blank lines only");
    assertThat(printed(1, model, rows))
        .contains(
            """
            expected: a line with the names of the columns, then a line for each row
            found:    an empty file
            where:    %s
            mend:     check that it is the right file"""
                .formatted(rows));
    assertThat(printed(1, model, gap))
        .contains(
            """
            expected: a text
            found:    an empty one
            where:    %s, line 3, column text
            mend:     leave it out: nothing can be told from it"""
                .formatted(gap));
  }
}
