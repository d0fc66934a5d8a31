package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.engine.JavaProcess;
import dev.cairn.engine.Weights;
import dev.cairn.seal.Seal;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Net;
import dev.cairn.train.Model;
import dev.cairn.train.ProgressView;
import dev.cairn.train.Run;
import dev.cairn.train.Trainer;
import java.awt.image.BufferedImage;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command on small models. */
@Tag("engine")
class PredictTest {
  @TempDir static Path folder;

  private static final Trainer TRAINER =
      Trainer.defaults().seed(1).epochs(1).batch(16).progress(ProgressView.none());

  private static Path table;
  private static Path model;
  private static Run run;

  @BeforeAll
  static void train() throws IOException {
    table = folder.resolve("points.csv");
    StringBuilder text = new StringBuilder("x,colour,side\n");
    for (int i = 0; i < 60; i++) {
      String side = i % 2 == 0 ? "\"left, far\"" : "right";
      text.append("%d,%s,%s%n".formatted(i % 13, i % 3 == 0 ? "red" : "blue", side));
    }
    Files.writeString(table, text);
    Dataset data = Datasets.csv(table).predict("side").load();
    run = TRAINER.fit(Net.of(data).stage(Blocks.dense(), 4).classify(), data);
    model = folder.resolve("points.cairn");
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
  void csv_isWhatTheModelSays() throws IOException {
    Path rows = folder.resolve("rows.csv");
    Files.writeString(rows, "colour,note,x\nred,\"two\nlines\",3\nblue,,4.0\ngreen,?,5\n");

    String text = printed(0, model, rows, "--format", "csv");

    var expected =
        Model.load(model).predict(Model.load(model).encode(Datasets.csv(rows).table())).table();
    assertThat(text.lines()).hasSize(4);
    assertThat(text.lines().findFirst()).contains("row,predicted,confidence");
    assertThat(text.lines().skip(1).map(line -> line.substring(0, line.lastIndexOf(','))))
        .containsExactlyElementsOf(
            IntStream.range(0, 3)
                .mapToObj(
                    i -> {
                      String side = expected.stringColumn("predicted").get(i);
                      return (i + 1) + "," + (side.contains(",") ? "\"" + side + "\"" : side);
                    })
                .toList());
  }

  @Test
  void json_isOneArray() throws IOException {
    String text = printed(0, model, table, "--format=json");

    var array = JsonParser.parseString(text).getAsJsonArray();
    assertThat(array).hasSize(60);
    assertThat(array.get(59).getAsJsonObject().keySet())
        .containsExactly("row", "predicted", "confidence");
    assertThat(array.get(59).getAsJsonObject().get("row").getAsString()).isEqualTo("60");
  }

  @Test
  void table_hasColumnsBelowEachOther() {
    assertThat(printed(0, model, table).lines().limit(2).map(line -> line.indexOf("0.")))
        .containsExactly(
            -1, printed(0, model, table).lines().findFirst().get().indexOf("confidence") + 4);
  }

  private static Dataset clothes() {
    return Dataset.classification(
        Datasets.fashionMnistMini().train().subset(IntStream.range(0, 40).toArray()),
        Datasets.fashionMnistMini().test().subset(0),
        Datasets.fashionMnistMini().labels().orElseThrow(),
        Datasets.fashionMnistMini().provenance());
  }

  @Test
  void pictures_areNamed() throws IOException {
    Dataset data = clothes();
    Path file = folder.resolve("clothes.cairn");
    TRAINER.fit(Net.of(data).stem(4).classify(), data).save(file);
    Path pictures = Files.createDirectories(folder.resolve("pictures"));
    for (String name : List.of("b.png", "a.png")) {
      BufferedImage image = new BufferedImage(30, 40, BufferedImage.TYPE_INT_RGB);
      ImageIO.write(image, "png", pictures.resolve(name).toFile());
    }

    assertThat(printed(0, file, pictures, "--format", "csv").lines().map(l -> l.split(",")[0]))
        .containsExactly(
            "file", pictures.resolve("a.png").toString(), pictures.resolve("b.png").toString());
    assertThat(printed(1, file, table)).contains("found:    another file");
  }

  /** A table for people is printed on a terminal; other programs get names as they are. */
  @Test
  void namesOfFilesAndClasses_steerNoTerminal() throws IOException {
    Path rows = folder.resolve("classes.csv");
    Files.writeString(rows, "x,side\n" + more());
    Dataset data = Datasets.csv(rows).predict("side").load();
    Path file = folder.resolve("classes.cairn");
    TRAINER.fit(Net.of(data).stage(Blocks.dense(), 2).classify(), data).save(file);

    assertThat(printed(0, file, rows)).doesNotContain("\u001b").contains("\\u001b[2J");
    assertThat(printed(0, file, rows, "--format=csv")).contains("\u001b[2J");
  }

  private static String more() {
    return IntStream.range(0, 40)
        .mapToObj(i -> i + (i % 2 == 0 ? ",b" : ",a") + "\u001b[2J\n")
        .collect(Collectors.joining());
  }

  /** The key of a file, for sealed data and sealed models. */
  private static Seal seal() {
    Path key = folder.resolve("a.key");
    return Files.exists(key) ? Seal.fromFile(key) : Seal.newKey(key);
  }

  /** Rows and pictures are encoded as those were that were sealed. */
  @Test
  void modelsOfSealedData_sayWhatModelsOfTheDataSay() throws IOException {
    Path sealed = folder.resolve("points-data.sealed");
    run.data().seal(sealed, seal());
    Path file = folder.resolve("of-sealed.cairn");
    Dataset data = Datasets.sealed(sealed, seal());
    TRAINER.fit(Net.of(data).stage(Blocks.dense(), 4).classify(), data).save(file);

    assertThat(printed(0, file, table)).isEqualTo(printed(0, model, table));
  }

  @Test
  void picturesOfSealedData_areRead() throws IOException {
    Path sealed = folder.resolve("clothes-data.sealed");
    Dataset clothes = clothes();
    clothes.seal(sealed, seal());
    Path ofSealed = folder.resolve("clothes-of-sealed.cairn");
    Path plain = folder.resolve("clothes-plain.cairn");
    Dataset data = Datasets.sealed(sealed, seal());
    TRAINER.fit(Net.of(data).stem(4).classify(), data).save(ofSealed);
    TRAINER.fit(Net.of(clothes).stem(4).classify(), clothes).save(plain);
    Path picture = folder.resolve("shirt.png");
    BufferedImage image = new BufferedImage(30, 40, BufferedImage.TYPE_INT_RGB);
    ImageIO.write(image, "png", picture.toFile());

    assertThat(printed(0, ofSealed, picture)).isEqualTo(printed(0, plain, picture));
  }

  @Test
  void sealedModels_areOpenedByTheirKey() {
    Path file = folder.resolve("points.sealed");
    run.save(file, seal());
    Path key = folder.resolve("a.key");

    assertThat(printed(0, file, table, "--key", key)).isEqualTo(printed(0, model, table));
    assertThat(printed(1, file, table, "--key-variable", "CAIRN_NO_SUCH_KEY"))
        .isEqualTo(
            """
            expected: an environment variable that holds a key
            found:    it is not set
            where:    CAIRN_NO_SUCH_KEY
            mend:     set it to the line of a file that Seal.newKey(path) made, before the notebook \
            starts
            """);
    assertThat(printed(1, model, table, "--key", key))
        .contains("found:    a file that this seal does not open");
  }

  @Test
  void whatDoesNotFit_isToldInFourFacts() throws IOException {
    Path rows = folder.resolve("wrong.csv");
    Files.writeString(rows, "x,color\n1,red\n");
    assertThat(printed(1, model, rows))
        .isEqualTo(
            """
            expected: the column colour
            found:    columns x, color
            where:    %s
            mend:     did you mean color?
            """
                .formatted(rows));

    Files.writeString(rows, "x,colour\n1,red\nmany,red\n");
    assertThat(printed(1, model, rows))
        .isEqualTo(
            """
            expected: a number
            found:    "many"
            where:    %s, line 3, column x
            mend:     correct it, or empty the cell if the value is not known
            """
                .formatted(rows));

    assertThat(printed(1, rows, rows)).contains("found:    one that is damaged: it is no file");
  }

  @Test
  void textModels_areRefusedByName() {
    Model words =
        new Model(
            Net.tokens(9, 4).embed(2).stem(x -> x.conv(3, 2)).kMax(1).classify(2).graph(),
            run.model().loss(),
            Weights.initial(
                Net.tokens(9, 4).embed(2).stem(x -> x.conv(3, 2)).kMax(1).classify(2).graph(), 1),
            run.model().task(),
            run.model().provenance(),
            run.model().engine());
    Path file = folder.resolve("words.cairn");
    words.save(file);

    assertThat(printed(1, file, table))
        .isEqualTo(
            """
            expected: a model that learned from pictures, texts or a table
            found:    one that learned from texts, whose vocabulary it does not know
            where:    %s
            mend:     use it in a program: Model.load(path).predict(examples)
            """
                .formatted(file));
  }

  @Test
  void modelsWithAnAnswerAtEachPosition_areRefusedByWhatTheyDo() {
    Path tags = Path.of("src/test/resources/golden-models/v2/tags.cairn");
    assertThat(printed(1, tags, table))
        .isEqualTo(
            """
            expected: a model that learned from pictures, texts or a table
            found:    one that tags the words of sentences
            where:    %s
            mend:     use it in a program: model.predict(model.encodeSentences(List.of(List.of("in", "Berlin"))))
            """
                .formatted(tags));
    assertThatThrownBy(() -> Model.load(tags).encode("in Berlin"))
        .hasMessageEndingWith(
            "mend:     give it sentences: encodeSentences(List.of(List.of(\"in\", \"Berlin\")))");
    Path language = Path.of("src/test/resources/golden-models/v2/language.cairn");
    assertThat(printed(1, language, table))
        .isEqualTo(
            """
            expected: a model that learned from pictures, texts or a table
            found:    one that writes text
            where:    %s
            mend:     use it in a program: model.generate("a prompt").print()
            """
                .formatted(language));
  }

  /** As many bytes of rows as the heap has, ten times. */
  @Test
  void aMillionRows_needNoMoreMemoryThanAFew() throws IOException, InterruptedException {
    Path rows = folder.resolve("many.csv");
    int count = 1_000_000;
    try (BufferedWriter out = Files.newBufferedWriter(rows)) {
      out.write("x,colour,note\n");
      for (int i = 0; i < count; i++) {
        out.write(i % 13 + ",red,a note that nobody reads and that fills the line " + i + "\n");
      }
    }

    String text =
        JavaProcess.run(
            CountedPredictions.class,
            Map.of(),
            "-Xmx48m",
            "-Dcairn.model=" + model,
            "-Dcairn.rows=" + rows);

    assertThat(text.lines().reduce((a, b) -> b)).contains("1000001 lines");
  }

  /** Counts the lines instead of keeping them. */
  static final class CountedPredictions {
    public static void main(String[] arguments) {
      long[] lines = {0};
      var out =
          new Writer() {
            @Override
            public void write(char[] text, int from, int count) {
              for (int i = from; i < from + count; i++) {
                lines[0] += text[i] == '\n' ? 1 : 0;
              }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
          };
      int status =
          Main.line()
              .setOut(new PrintWriter(out))
              .execute(
                  "predict",
                  System.getProperty("cairn.model"),
                  System.getProperty("cairn.rows"),
                  "--format=csv");
      System.out.println(lines[0] + " lines");
      System.exit(status);
    }
  }
}
