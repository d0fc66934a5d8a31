package dev.cairn.data;

import static dev.cairn.data.TextFiles.refused;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of docs/texts.md: what is refused of texts, and what is taken and counted. */
@Tag("unit")
class BadTextsTest {
  private static final String ROWS = "kind,text\n" + "x,one two\ny,three four\n".repeat(10);

  @TempDir Path folder;

  private Path write(String name, String text) throws IOException {
    return TextFiles.write(folder, name, text);
  }

  /** As a program writes that knows no Unicode. */
  private Path latin(String name, String text) throws IOException {
    return TextFiles.write(folder, name, text, ISO_8859_1);
  }

  private static List<String> notices(Dataset data) {
    return data.notices().stream().map(Object::toString).toList();
  }

  @Test
  void bytesThatAreNoUtf8_areNamedInEveryKindOfFile() throws IOException {
    String expected = "text in UTF-8";
    String found = "byte 0xfc, which is none";
    Path csv = latin("a.csv", "kind,text\nx,one\ny,f\u00fcnf\n");
    refused(
        () -> Datasets.csv(csv).predict("kind").text("text").load(),
        expected,
        found,
        csv + ", line 3, byte 19",
        "save the file as UTF-8; spreadsheets call it \"CSV UTF-8\"");
    Path lines = latin("x.txt", "one\nf\u00fcnf\n");
    Path other = write("y.txt", "two\n");
    refused(
        () -> Datasets.textLines(Map.of("x", lines, "y", other)).load(),
        expected,
        found,
        lines + ", line 2, byte 5",
        "save the file as UTF-8");
    Path text = latin("set/x/1.txt", "f\u00fcnf");
    write("set/y/1.txt", "two");
    refused(
        () -> Datasets.textFolder(folder.resolve("set")).load(),
        expected,
        found,
        text + ", line 1, byte 1",
        "save the file as UTF-8");
    Path tags = latin("a.conll", "in\tO\nZ\u00fcrich\tB-loc\n");
    refused(
        () -> Datasets.conll(tags, tags),
        expected,
        found,
        tags + ", line 2, byte 6",
        "save the file as UTF-8");
    Path corpus = latin("corpus.txt", "one\n".repeat(300) + "f\u00fcnf");
    refused(
        () -> Datasets.corpus(corpus).load(),
        expected,
        found,
        corpus + ", line 301, byte 1201",
        "save the file as UTF-8");
  }

  @Test
  void emptyFiles_areNamedInEveryKindOfFile() throws IOException {
    Path empty = write("empty.csv", "");
    refused(
        () -> Datasets.csv(empty).predict("kind").text("text").load(),
        "a line with the names of the columns, then a line for each row",
        "an empty file",
        empty.toString(),
        "check that it is the right file");
    refused(
        () -> Datasets.corpus(empty).load(),
        "a text of more than 128 characters",
        "an empty file",
        empty.toString(),
        "check that it is the right file");
    refused(
        () -> Datasets.conll(empty, empty),
        "sentences, a word and its tag on each line",
        "an empty file",
        empty.toString(),
        "check that it is the right file");
    Path rows = write("rows.csv", ROWS);
    refused(
        () -> Datasets.csv(rows).predict("kind").text("text").test(empty).load(),
        "a line with the names of the columns, then a line for each row",
        "an empty file",
        empty.toString(),
        "check that it is the right file");
  }

  @Test
  void labelsThatTrainingNeverSaw_areNamedInEveryPart() throws IOException {
    Path rows = write("rows.csv", ROWS);
    Path more = write("more.csv", "kind,text\nx,one\nother,two\n");
    refused(
        () -> Datasets.csv(rows).predict("kind").text("text").validation(more).load(),
        "a class that was learnt",
        "\"other\"",
        more + ", line 3, column kind",
        "use one of: x, y");
    for (int i = 0; i < 4; i++) {
      write("set/train/x/" + i, "one");
      write("set/train/y/" + i, "two");
      write("set/test/x/" + i, "three");
    }
    Path other = write("set/test/yy/0", "four");
    refused(
        () -> Datasets.textFolder(folder.resolve("set")).load(),
        "a class that was learnt",
        "\"yy\"",
        other.toString(),
        "did you mean y?");
  }

  @Test
  void longTexts_areCutAndCounted() throws IOException {
    Path file = write("rows.csv", ROWS.replace("one two", "one two three"));

    Dataset data =
        Datasets.csv(file).predict("kind").text("text").words().maxLength(2).testShare(0.5).load();

    assertThat(notices(data))
        .contains(
            "texts cut to 2 words (50.0 % of the texts), test part: 5",
            "texts cut to 2 words (44.4 % of the texts), training part: 4");
  }

  @Test
  void textsWithoutKnownSymbols_areCounted() throws IOException {
    Path file = write("rows.csv", ROWS);
    Path test = write("test.csv", "kind,text\nx,one\ny,\u597d\u597d\nx,\u597d one\n");

    Dataset data = Datasets.csv(file).predict("kind").text("text").words().test(test).load();

    assertThat(notices(data))
        .contains("texts without any word that the vocabulary has, test part: 1");
  }

  @Test
  void textsOfTrainingInOtherParts_areCounted() throws IOException {
    Path file = write("rows.csv", "kind,text\n" + rows(0, 40));
    Path test = write("test.csv", "kind,text\n" + rows(36, 46));

    Dataset apart = Datasets.csv(file).predict("kind").text("text").load();
    Dataset given =
        Datasets.csv(file)
            .predict("kind")
            .text("text")
            .validation(write("later.csv", "kind,text\n" + rows(60, 70)))
            .test(test)
            .load();

    assertThat(notices(apart)).noneMatch(notice -> notice.startsWith("texts that the training"));
    assertThat(notices(given))
        .contains("texts that the training part has too (40.0 % of the texts), test part: 4")
        .noneMatch(notice -> notice.contains("has too") && notice.contains("validation"));
  }

  @Test
  void sentencesOfTrainingInOtherParts_areCounted() throws IOException {
    Path train = write("train.conll", "in\tO\nRome\tB-loc\n\nin\tO\nBern\tB-loc\n");
    Path held = write("held.conll", "in\tO\n\nin\tO\nOslo\tB-loc\n");
    Path test = write("test.conll", "in\tB-loc\nRome\tO\n\nin\tO\n\nRome\tO\n");

    assertThat(notices(Datasets.conll(train, held, test)))
        .containsExactly(
            "sentences that the training part has too (33.3 % of the sentences), test part: 1");
  }

  private static String rows(int from, int to) {
    StringBuilder rows = new StringBuilder();
    IntStream.range(from, to)
        .forEach(i -> rows.append(i % 2 == 0 ? "x" : "y").append(",text ").append(i).append('\n'));
    return rows.toString();
  }

  @Test
  void rowsWithoutATextOrALabel_areRefused_orDroppedAndCounted() throws IOException {
    Path file = write("rows.csv", ROWS + "x,\n,five\n");

    refused(
        () -> Datasets.csv(file).predict("kind").text("text").load(),
        "a text",
        "an empty one",
        file + ", line 22, column text",
        "fill it in, remove the row, or leave such rows out: dropEmpty()");
    Dataset data = Datasets.csv(file).predict("kind").text("text").dropEmpty().load();

    assertThat(notices(data)).contains("rows without a text or an answer dropped: 2");
  }

  @Test
  void rowsThatAreAllDropped_areNamed() throws IOException {
    String expected = "rows with a text and what is to be predicted";
    String mend = "check that they are the right texts, in the right column";
    refused(
        () -> Datasets.texts(List.of(" ", " "), List.of("x", "y")).dropEmpty().load(),
        expected,
        "none: every row was dropped as empty, 2 in all",
        "table texts",
        mend);
    Path file = write("rows.csv", ROWS);
    Path test = write("test.csv", "kind,text\nx,\n");
    refused(
        () -> Datasets.csv(file).predict("kind").text("text").dropEmpty().test(test).load(),
        expected,
        "none: every row was dropped as empty, 1 in all",
        test.toString(),
        mend);
  }

  @Test
  void spacesOfAnyKind_areNoText() throws IOException {
    List<String> kinds = List.of("\u00a0", " \u2007\u202f", "\u3000\t\u0085");
    for (String spaces : kinds) {
      refused(
          () -> Datasets.texts(List.of("one", spaces), List.of("x", "y")).words().load(),
          "a text",
          "an empty one",
          "table texts, row 1, column text",
          "fill it in, remove the row, or leave such rows out: dropEmpty()");
    }
    Path good = write("good.txt", "one\n\u00a0\ntwo\n" + String.join("\n", kinds));
    Path bad = write("bad.txt", "three\nfour\n");
    Dataset data = Datasets.textLines(Map.of("good", good, "bad", bad)).words().load();

    assertThat(notices(data)).contains("blank lines ignored: 4");
    refused(
        () -> data.encode("one", "\u00a0"),
        "a text",
        "an empty one",
        "table texts, row 1, column text",
        "leave it out: nothing can be told from it");
    write("set/x/1.txt", "one");
    Path file = write("set/y/1.txt", "\u00a0\n");
    refused(
        () -> Datasets.textFolder(folder.resolve("set")).load(),
        "a text",
        "a file of spaces and line breaks",
        file.toString(),
        "remove the file, or put its text in");
    Path tagged = write("a.conll", "in\tO\nRome\tB-loc\n\u00a0\nin\tO\n");
    assertThat(Datasets.conll(tagged, tagged).test().size()).isEqualTo(2);
  }

  @Test
  void oneClass_isNamed() throws IOException {
    Path file = write("rows.csv", "kind,text\nx,one\nx,two\n");

    refused(
        () -> Datasets.csv(file).predict("kind").text("text").load(),
        "2 to 256 classes",
        "'x' in every row",
        file + ", column kind",
        "predict a column that names a class for each row");
  }

  @Test
  void languagesThatAreNotThere_areNamedWithTheNearest() throws IOException {
    write("train.tsv.gz", "eng\tone\ndeu\teins\n".repeat(3));
    write("dev.tsv.gz", "eng\ttwo\ndeu\tzwei\n");

    refused(
        () -> PublishedTexts.languages(Optional.of(folder), List.of("eng", "dey")).load(),
        "the code of a language: deu eng",
        "'dey'",
        folder.resolve("train.tsv.gz").toString(),
        "did you mean deu?");
  }

  @Test
  void aCorpusShorterThanAWindow_isNamed() throws IOException {
    Path file = write("short.txt", "x".repeat(100));

    refused(
        () -> Datasets.corpus(file).load(),
        "more than 128 characters in each part",
        "90 for training, 10 for validation",
        file.toString(),
        "give a longer text, smaller shares, or shorter windows: length(32)");
  }

  @Test
  void brokenTags_areTakenAndCounted() throws IOException {
    Path inside = write("inside.conll", "in\tO\nNew\tI-loc\nYork\tI-loc\n\nin\tO\nRome\tB-loc\n");
    Path test = write("test.conll", "Berlin\tO\nWest\tI-loc\n");

    assertThat(notices(Datasets.conll(inside, inside, test)))
        .containsExactly(
            "tags I-… behind nothing of their kind, taken for the beginning, training part: 1",
            "tags I-… behind nothing of their kind, taken for the beginning, validation part: 1",
            "tags I-… behind nothing of their kind, taken for the beginning, test part: 1",
            "sentences that the training part has too (100.0 % of the sentences), validation part: 2");
  }

  @Test
  void tagsOfOtherSchemes_areCounted() throws IOException {
    Path odd = write("odd.conll", "in\tO\nRome\tB-loc\nnow\tE-loc\nhe\tS-per\n");
    Path only = write("only.conll", "in\tO\nRome\tI-loc\n");
    Path kinds = write("kinds.conll", "in\tprep\nRome\tnoun\n");

    assertThat(notices(Datasets.conll(odd, odd, only)))
        .containsExactly(
            "words whose tag is not O, B-… or I-…, so that no entities are counted, such as"
                + " E-loc, training part: 2",
            "words whose tag is not O, B-… or I-…, so that no entities are counted, such as"
                + " E-loc, validation part: 2",
            "words whose tag training never has, left without one, test part: 1",
            "sentences that the training part has too (100.0 % of the sentences), validation part: 1");
    assertThat(notices(Datasets.conll(only, only, only)).get(0))
        .isEqualTo(
            "words tagged I-… where no tag begins with B-, so that no entities are counted,"
                + " training part: 1");
    assertThat(notices(Datasets.conll(kinds, kinds, kinds)))
        .containsExactly(
            "sentences that the training part has too (100.0 % of the sentences), validation part: 1",
            "sentences that the training part has too (100.0 % of the sentences), test part: 1");
  }
}
