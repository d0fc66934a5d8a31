package dev.cairn.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.data.files.Notice;
import dev.cairn.data.text.Normalisation;
import dev.cairn.data.text.Tokenizer;
import dev.cairn.data.text.Vocabulary;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Texts from files and from memory, as data sets. */
@Tag("unit")
class TextSourceTest {
  @TempDir Path folder;

  static List<String> texts(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> i % 2 == 0 ? "a cat sat " + "x".repeat(i % 5) : "ein Hund läuft")
        .toList();
  }

  static List<String> labels(int count) {
    return IntStream.range(0, count).mapToObj(i -> i % 2 == 0 ? "en" : "de").toList();
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static float[] row(Examples examples, int index) {
    float[] row = new float[examples.input().elements()];
    FloatBuffer inputs = FloatBuffer.wrap(row);
    examples.write(index, inputs, FloatBuffer.allocate(examples.target().elements()));
    assertThat(inputs.hasRemaining()).isFalse();
    return row;
  }

  @Test
  void texts_becomeRowsOfNumbers() {
    Dataset data = Datasets.texts(texts(100), labels(100)).load();

    assertThat(data.input().dimensions()).containsExactly(16);
    assertThat(data.labels().orElseThrow().names()).containsExactly("de", "en");
    assertThat(data.train().size()).isEqualTo(72);
    assertThat(data.validation().size()).isEqualTo(8);
    assertThat(data.test().size()).isEqualTo(20);
    TextExamples train = (TextExamples) data.train();
    String text = train.text(0).orElseThrow();
    List<String> symbols = train.vocabulary().orElseThrow().symbols();
    assertThat(symbols.get(0)).isEqualTo(" ");
    float[] row = row(train, 0);
    for (int i = 0; i < row.length; i++) {
      float expected = i < text.length() ? 2 + symbols.indexOf(text.substring(i, i + 1)) : 0;
      assertThat(row[i]).isEqualTo(expected);
    }
    assertThat(train.tokens(0)).hasSize(text.length());
  }

  @Test
  void vocabulary_isThatOfTheTrainingPart() {
    List<String> texts = List.of("aa", "bb", "ab", "ba", "aab", "bba");
    Dataset data =
        Datasets.texts(texts, List.of("1", "2", "1", "2", "1", "2"))
            .test(Datasets.texts(List.of("abz", "zzzzzzzzzz"), List.of("2", "1")))
            .validationShare(0.3)
            .load();

    assertThat(data.train().vocabulary().orElseThrow().symbols())
        .containsExactlyInAnyOrder("a", "b");
    assertThat(data.test().vocabulary()).isEqualTo(data.train().vocabulary());
    assertThat(data.input().dimensions()).containsExactly(8);
    assertThat(row(data.test(), 0)[2]).isEqualTo(1);
    assertThat(data.notices())
        .containsExactly(
            new Notice(1, "texts cut to 8 characters (50.0 % of the texts), test part"),
            new Notice(9, "characters that the vocabulary lacks (81.8 % of all), test part"),
            new Notice(1, "texts without any character that the vocabulary has, test part"));
  }

  @Test
  void vocabulary_hasNoWordThatRowsCutOff() {
    List<String> texts =
        IntStream.range(0, 40).mapToObj(i -> i % 2 == 0 ? "a cat sat" : "cat and dog").toList();
    TextSource words = Datasets.texts(texts, labels(40)).words().minCount(2);

    assertThat(words.load().train().vocabulary().orElseThrow().symbols())
        .containsExactlyInAnyOrder("cat", "a", "and", "dog", "sat");
    Dataset cut = words.maxLength(2).load();
    List<String> symbols = cut.train().vocabulary().orElseThrow().symbols();
    assertThat(symbols).containsExactlyInAnyOrder("cat", "a", "and");
    assertThat(symbols.get(0)).isEqualTo("cat");
    for (int number = Vocabulary.FIRST; number < symbols.size() + Vocabulary.FIRST; number++) {
      float symbol = number;
      assertThat(IntStream.range(0, cut.train().size()).mapToObj(i -> row(cut.train(), i)))
          .anyMatch(row -> row[0] == symbol || row[1] == symbol);
    }
    assertThat(cut.folds(4, 1).get(0).train().vocabulary().orElseThrow().symbols())
        .containsExactlyInAnyOrder("cat", "a", "and");
  }

  @Test
  void settings_areKept() {
    Dataset data =
        Datasets.texts(
                List.of("The CAT!", "the ﬁsh", "The dog", "THE dog"), List.of("a", "b", "a", "b"))
            .words()
            .lowerCase()
            .normalise(Normalisation.NFKC)
            .minCount(2)
            .length(5)
            .testShare(0.25)
            .validationShare(0.1)
            .name("pets")
            .source("me")
            .licence("CC0")
            .load();

    TextExamples train = (TextExamples) data.train();
    assertThat(train.textEncoding().form().tokenizer()).isEqualTo(Tokenizer.words());
    assertThat(train.vocabulary().orElseThrow().symbols()).startsWith("the");
    assertThat(data.input().dimensions()).containsExactly(5);
    assertThat(data.name()).isEqualTo("pets");
    assertThat(data.provenance().source()).isEqualTo("me");
    assertThat(data.provenance().licence()).isEqualTo("CC0");
  }

  @Test
  void csv_takesTheColumnAsItIsWritten() throws IOException {
    Path file = write("t.tsv", "en\t\"12\" and\n" + "de\tnull\nen\t?\nde\t3\n".repeat(10));
    Dataset data =
        Datasets.csv(file)
            .columns("language", "sentence")
            .unquoted()
            .separator('\t')
            .predict("language")
            .text("sentence")
            .testShare(0.1)
            .load();

    assertThat(allTexts(data)).contains("\"12\" and", "null", "?", "3");
    assertThat(data.answers().get(0).name()).isEqualTo("language");
    assertThat(data.provenance().files()).hasSize(1);
    assertThat(data.name()).isEqualTo("t");
  }

  private static List<String> allTexts(Dataset data) {
    return java.util.stream.Stream.of(data.train(), data.validation(), data.test())
        .flatMap(part -> IntStream.range(0, part.size()).mapToObj(i -> part.text(i).orElseThrow()))
        .toList();
  }

  @Test
  void csv_hasItsTestAndValidationInOtherFiles() throws IOException {
    String rows = "kind,text\n" + "a,one\nb,two\n".repeat(6);
    Path train = write("train.csv", rows);
    Path test = folder.resolve("test.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(test))) {
      out.write("text,kind,more\nthree,b,1\n".getBytes(UTF_8));
    }
    Path dev = write("dev.csv", "kind,text\na,four\n");
    Dataset data =
        Datasets.csv(train).predict("kind").text("text").test(test).validation(dev).load();

    assertThat(data.train().size()).isEqualTo(12);
    assertThat(data.validation().text(0)).contains("four");
    assertThat(data.test().text(0)).contains("three");
    assertThat(data.test().label(0)).hasValue(1);
    assertThat(data.provenance().files()).hasSize(3);
    assertThat(data.provenance().validationShare()).isZero();
  }

  @Test
  void severalAnswersAndNumbers_arePossible() {
    Table table =
        Table.create(
            "films",
            StringColumn.create("review", texts(20)),
            StringColumn.create("language", labels(20)),
            DoubleColumn.create("stars", IntStream.range(0, 20).asDoubleStream().toArray()));

    Dataset both = Datasets.rows(table, "language", "stars").text("review").load();
    assertThat(both.answers()).hasToString("[language (2 classes), stars (a number)]");
    assertThat(both.target().elements()).isEqualTo(3);
    Dataset stars = Datasets.rows(table, "stars").text("review").load();
    assertThat(stars.targetScaling()).isPresent();
    assertThat(stars.notices()).contains(new Notice(1, "columns ignored"));
    assertThat(both.withAnswers("script", name -> "Latin").answers()).hasSize(3);
  }

  @Test
  void textFolder_hasAFolderAClass() throws IOException {
    for (int i = 0; i < 5; i++) {
      write("train/good/" + i + ".txt", "fine\n" + i);
      write("train/bad/deep/" + i + ".txt", "awful " + i);
    }
    write("train/bad/.hidden", "x");
    write("test/bad/1.txt", "so bad");
    write("readme.txt", "x");
    Dataset data = Datasets.textFolder(folder).load();

    assertThat(data.labels().orElseThrow().names()).containsExactly("bad", "good");
    assertThat(data.test().text(0)).contains("so bad");
    assertThat(data.train().size() + data.validation().size()).isEqualTo(10);
    assertThat(allTexts(data)).contains("fine\n3");
    assertThat(data.notices()).contains(new Notice(1, "hidden files ignored"));
  }

  @Test
  void textLines_haveAFileAClass() throws IOException {
    Path good = write("good.txt", "\ufefffine\r\n\nnice\u2028day\r\nwell");
    Path bad = write("bad.txt", "awful\nterrible\n");
    Dataset data = Datasets.textLines(Map.of("good", good, "bad", bad)).load();

    assertThat(allTexts(data))
        .containsExactlyInAnyOrder("fine", "nice\u2028day", "well", "awful", "terrible");
    assertThat(data.notices()).contains(new Notice(1, "blank lines ignored"));
    assertThat(data.provenance().files()).hasSize(2);
  }

  @Test
  void dropEmpty_countsWhatIsLeftOut() {
    Dataset data =
        Datasets.texts(
                List.of("a", " ", "b", "c", "d", "e", "f"),
                List.of("x", "y", "", "y", "x", "y", "x"))
            .dropEmpty()
            .load();

    assertThat(allTexts(data)).containsExactlyInAnyOrder("a", "c", "d", "e", "f");
    assertThat(data.notices()).contains(new Notice(2, "rows without a text or an answer dropped"));
  }

  @Test
  void folds_keepLengthAndSymbols() {
    List<String> texts = IntStream.range(0, 40).mapToObj(i -> "t" + (char) ('A' + i)).toList();
    Dataset data = Datasets.texts(texts, labels(40)).load();
    int symbols = data.train().vocabulary().orElseThrow().size();

    for (Dataset fold : data.folds(4, 1)) {
      assertThat(fold.input()).isEqualTo(data.input());
      assertThat(fold.train().vocabulary().orElseThrow().size()).isLessThanOrEqualTo(symbols);
      assertThat(row(fold.train(), 0)[1]).isPositive();
    }
  }

  @Test
  void encode_readsTextsAsTheTrainingPartWasRead() {
    Dataset data = Datasets.texts(texts(100), labels(100)).load();

    Examples later = data.encode("a cat", "läuft ßß");

    assertThat(later.size()).isEqualTo(2);
    assertThat(later.input()).isEqualTo(data.input());
    assertThat(later.label(0)).isEmpty();
    assertThat(later.text(1)).contains("läuft ßß");
    assertThat(later.vocabulary()).isEqualTo(data.train().vocabulary());
    assertThat(row(later, 1)).startsWith(row(data.encode("läuft"), 0)[0]).contains(1f);
    Table table =
        Table.create(
            "later",
            StringColumn.create("text", List.of("a dog")),
            StringColumn.create("class", List.of("de")));
    assertThat(data.encode(table).label(0)).hasValue(0);
    assertThat(data.encode(Collections.nCopies(3, "x")).size()).isEqualTo(3);
  }

  @Test
  void englishChineseMini_isBundled() {
    Dataset data = Datasets.englishChineseMini().load();

    assertThat(data.train().size()).isEqualTo(2160);
    assertThat(data.validation().size()).isEqualTo(240);
    assertThat(data.test().classCounts()).containsExactly(300, 300);
    assertThat(data.labels().orElseThrow().names()).containsExactly("en", "zh");
    assertThat(allTexts(data)).doesNotHaveDuplicates();
  }

  @Test
  void view_keepsTextsAndVocabulary() {
    Dataset data = Datasets.texts(texts(100), labels(100)).load();
    Examples view = new Subset(data.train(), 3, 1);

    assertThat(view.text(1)).isEqualTo(data.train().text(1));
    assertThat(view.vocabulary()).isEqualTo(data.train().vocabulary());
    assertThat(data.train().subset(3, 1).text(0)).isEqualTo(data.train().text(3));
  }
}
