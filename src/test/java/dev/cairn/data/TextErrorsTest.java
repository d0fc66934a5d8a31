package dev.cairn.data;

import static dev.cairn.data.TextFiles.refused;

import dev.cairn.seal.Seal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What people are told of texts that cannot be read as they wish. */
@Tag("unit")
class TextErrorsTest {
  @TempDir Path folder;

  private Path write(String name, String text) throws IOException {
    return TextFiles.write(folder, name, text);
  }

  @Test
  void bytesThatAreNoUtf8_areNamed() throws IOException {
    Path bad = folder.resolve("bad.txt");
    Files.write(bad, new byte[] {'a', '\n', 'b', (byte) 0xe4, 'c'});
    Path good = write("good.txt", "x");

    refused(
        () -> Datasets.textLines(Map.of("bad", bad, "good", good)).load(),
        "text in UTF-8",
        "byte 0xe4, which is none",
        bad + ", line 2, byte 3",
        "save the file as UTF-8");
  }

  @Test
  void emptyFiles_areNamed() throws IOException {
    Path empty = write("empty.txt", "");
    Path blank = write("blank.txt", " \n\n");
    Path good = write("good.txt", "x");

    refused(
        () -> Datasets.textLines(Map.of("a", empty, "b", good)).load(),
        "a line for each text",
        "an empty file",
        empty.toString(),
        "check that it is the right file");
    refused(
        () -> Datasets.textLines(Map.of("a", blank, "b", good)).load(),
        "a line for each text",
        "blank lines only",
        blank.toString(),
        "check that it is the right file");
    Path one = write("set/a/1.txt", "");
    write("set/b/1.txt", "x");
    refused(
        () -> Datasets.textFolder(folder.resolve("set")).load(),
        "a text",
        "an empty file",
        one.toString(),
        "remove the file, or put its text in");
  }

  @Test
  void aLabelThatTrainingNeverSaw_isNamed() throws IOException {
    Path train = write("train.csv", "kind,text\n" + "sports,one\npolitics,two\n".repeat(5));
    Path test = write("test.csv", "kind,text\nsports,one\npolitcs,two\n");

    refused(
        () -> Datasets.csv(train).predict("kind").text("text").test(test).load(),
        "a class that was learnt",
        "\"politcs\"",
        test + ", line 3, column kind",
        "did you mean politics?");
  }

  @Test
  void anEmptyText_isNamed() throws IOException {
    Path file = write("a.csv", "kind,text\nx,one\ny,\nx,two\n");

    refused(
        () -> Datasets.csv(file).predict("kind").text("text").load(),
        "a text",
        "an empty one",
        file + ", line 3, column text",
        "fill it in, remove the row, or leave such rows out: dropEmpty()");
    refused(
        () -> Datasets.texts(List.of("a", "b", "c"), List.of("x", "", "y")).load(),
        "what is to be predicted",
        "a missing value",
        "table texts, row 1, column class",
        "fill it in, remove the row, or leave such rows out: dropEmpty()");
    Dataset data = Datasets.texts(TextSourceTest.texts(20), TextSourceTest.labels(20)).load();
    refused(
        () -> data.encode("x", " "),
        "a text",
        "an empty one",
        "table texts, row 1, column text",
        "leave it out: nothing can be told from it");
  }

  @Test
  void oneClass_isTooFew() throws IOException {
    refused(
        () -> Datasets.texts(List.of("a", "b"), List.of("x", "x")).load(),
        "2 to 256 classes",
        "'x' in every row",
        "table texts, column class",
        "predict a column that names a class for each row");
    Path file = write("only/x/1.txt", "a");
    refused(
        () -> Datasets.textFolder(folder.resolve("only")).load(),
        "2 to 256 folders with texts, one a class",
        "one: x",
        folder.resolve("only").toString(),
        "put the texts of each class into a folder with its name");
    refused(
        () -> Datasets.textLines(Map.of("x", file)).load(),
        "2 to 256 files, one a class",
        "1",
        "the files {x=" + file + "}",
        "name a file for each class");
  }

  @Test
  void columnsThatAreNotThere_areNamed() throws IOException {
    Path file = write("a.csv", "kind,sentence\nx,one\ny,two\n");

    refused(
        () -> Datasets.csv(file).predict("kind").text("sentense").load(),
        "a column sentense of texts",
        "columns kind, sentence",
        file.toString(),
        "did you mean sentence?");
    refused(
        () -> Datasets.csv(file).predict("kid").text("sentence").load(),
        "a column kid to predict",
        "columns kind, sentence",
        file.toString(),
        "did you mean kind?");
    refused(
        () -> Datasets.csv(file).predict("kind").text("kind").load(),
        "a column of texts beside the one to predict",
        "'kind' for both",
        file.toString(),
        "choose another one of kind, sentence");
  }

  @Test
  void halvesOfLetters_areRefused() {
    refused(
        () -> Datasets.texts(List.of("a", "b\ud83d"), List.of("x", "y")).load(),
        "text in Unicode",
        "half of a surrogate pair, \\ud83d",
        "table texts, row 1, column text",
        "cut texts between letters: by code points, not by chars");
  }

  @Test
  void listsOfOtherLengths_areRefused() {
    refused(
        () -> Datasets.texts(List.of("a"), List.of("x", "y")),
        "a label for each text",
        "1 texts and 2 labels",
        "Datasets.texts",
        "give two lists of the same length, in the same order");
    refused(
        () -> Datasets.texts(List.of("a", "b"), List.of("x", "y")).test(Path.of("test.csv")),
        "texts that were read from one file or folder",
        "texts in memory, or of several files",
        "test(test.csv)",
        "give a source: test(Datasets.textLines(…))");
  }

  @Test
  void otherData_haveNoTexts() {
    Table table =
        Table.create(
            "t",
            DoubleColumn.create("x", new double[] {1, 2, 3, 4, 5}),
            StringColumn.create("y", List.of("a", "b", "a", "b", "a")));
    Dataset rows = Datasets.table(table, "y");
    refused(
        () -> rows.encode("some text"),
        "a data set of texts",
        "one with inputs of 1",
        "t",
        "encode texts with the data set that the model was trained with");
    refused(
        () -> rows.encoder().texts(List.of("some text")),
        "a net that learned from texts",
        "one that learned from a table of 1",
        "Encoder.texts",
        "give it what it learned from; numbers as Examples of your own");
    Dataset texts = Datasets.texts(TextSourceTest.texts(20), TextSourceTest.labels(20)).load();
    refused(
        () -> texts.encode(table),
        "the column text of texts",
        "columns x, y",
        "table t",
        "use one of: x, y");
  }

  @Test
  void texts_areNotSealed() {
    Dataset texts = Datasets.texts(TextSourceTest.texts(20), TextSourceTest.labels(20)).load();
    refused(
        () -> texts.seal(folder.resolve("t.sealed"), Seal.newKey(folder.resolve("key"))),
        "images, rows of a table or numbers to seal",
        "texts",
        "texts",
        "seal the model instead: run.save(path, seal) keeps the vocabulary and no texts");
  }

  @Test
  void publishedSets_areLookedForWhereCairnDataSays() throws IOException {
    refused(
        () -> PublishedTexts.agNews(Optional.empty()),
        "train.csv.gz and test.csv.gz in the folder that CAIRN_DATA names",
        "no such variable",
        "the environment",
        "put the files into a folder ag-news and set CAIRN_DATA to the folder above it; they are"
            + " not fetched");
    refused(
        () -> PublishedTexts.rtPolarity(Optional.of(folder)),
        "rt-polarity.neg and rt-polarity.pos",
        "no such files",
        folder.resolve("rt-polarity").toString(),
        "put them there, or name another folder in CAIRN_DATA; they are not fetched");
    write("train.tsv.gz", "en\tone\nde\teins\n".repeat(3));
    write("dev.tsv.gz", "en\ttwo\nde\tzwei\nen");
    refused(
        () -> PublishedTexts.languages(Optional.of(folder), List.of("en", "xx")).load(),
        "the code of a language: de en",
        "'xx'",
        folder.resolve("train.tsv.gz").toString(),
        "use one of: de, en");
    refused(
        () -> PublishedTexts.languages(Optional.of(folder), List.of()).load(),
        "2 values with tabs between",
        "1",
        folder.resolve("dev.tsv.gz") + ", line 3",
        "take another copy of the file");
    write("train.csv", "\"1\",\"a \"\"b\"\"\"\n\"4\",\"c\"\n".repeat(4));
    write("test.csv", "\"5\",\"t\",\"d\"\n");
    refused(
        () -> PublishedTexts.agNews(Optional.of(folder)).load(),
        "a class from 1 to 4: World, Sports, Business, Sci/Tech",
        "'5'",
        folder.resolve("test.csv") + ", line 1, column class",
        "take another copy of the file");
  }
}
