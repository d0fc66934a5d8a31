package dev.cairn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.data.files.DataException;
import dev.cairn.data.files.Notice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Vectors of words, read from files as they are published. */
@Tag("unit")
class WordVectorsTest {
  @TempDir Path folder;

  /** Twelve times two texts: all of their words are in the training part. */
  static Dataset animals(boolean folded) {
    List<String> texts =
        Collections.nCopies(12, List.of("the Cat sat", "the dog , the dog")).stream()
            .flatMap(List::stream)
            .toList();
    String[] labels = new String[texts.size()];
    Arrays.setAll(labels, i -> i % 2 == 0 ? "cat" : "dog");
    TextSource source = Datasets.texts(texts, List.of(labels)).words();
    return (folded ? source.lowerCase() : source).load();
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("vectors.txt"), text);
  }

  private static float[] vector(WordVectors vectors, String word) {
    return vectors.vector(word).orElseThrow();
  }

  @Test
  void filesOfGloveAndFastText_plainAndPacked_areReadAlike() throws IOException {
    String lines = "the 0.5 -1e-2 3\ndog 1 2 3\nother 7 8 9\ncat -1 .5 +2.\n";
    String fastText = "\ufeff4 3\r\n" + lines.replace("\n", " \r\n");
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(lines.getBytes(StandardCharsets.UTF_8));
    }
    Path gz = Files.write(folder.resolve("vectors.txt.gz"), packed.toByteArray());
    Path vec = Files.writeString(folder.resolve("vectors.vec"), fastText);
    for (Path file : List.of(write(lines), vec, gz)) {
      WordVectors vectors = WordVectors.read(file, animals(true));
      assertThat(vectors.width()).isEqualTo(3);
      assertThat(vector(vectors, "the")).containsExactly(0.5f, -0.01f, 3);
      assertThat(vector(vectors, "cat")).containsExactly(-1, 0.5f, 2);
      assertThat(vectors.vector("other")).isEmpty();
      assertThat(vectors.vector("sat")).isEmpty();
    }
  }

  @Test
  void coverage_isCounted_andSaid() throws IOException {
    Dataset data = animals(true);
    WordVectors vectors = WordVectors.read(write("the 1 2\ndog 3 4\nthe 5 6\n"), data);
    assertThat(vectors.missing()).containsExactlyInAnyOrder("cat", "sat", ",");
    assertThat(vectors.found()).isEqualTo(2);
    assertThat(vectors.share()).isEqualTo(0.4);
    List<String> running =
        IntStream.range(0, data.train().size())
            .mapToObj(i -> data.train().text(i).orElseThrow())
            .flatMap(text -> Stream.of(text.split(" ")))
            .toList();
    long known = running.stream().filter(List.of("the", "dog")::contains).count();
    assertThat(vectors.runningShare()).isEqualTo((double) known / running.size());
    assertThat(vector(vectors, "the")).containsExactly(1, 2);
    assertThat(vectors)
        .hasToString(
            "vectors.txt: 2 numbers a word, 2 of 5 words (40.0 %), 63.8 % of the running words");
    assertThat(vectors.notices())
        .containsExactly(
            new Notice(
                3,
                "words of the vocabulary that vectors.txt lacks (60.0 % of the vocabulary, 36.2 %"
                    + " of the running words of the training part), random at first"),
            new Notice(1, "vectors of words that vectors.txt had before, left out"));
  }

  @Test
  void capitals_areFoldedAsTheTextsAre_andTheSameSpellingGoesFirst() throws IOException {
    Path file = write("Cat 1\nCAT 2\ncat 3\nTHE 4\nThe 5\ncat 6\n");
    WordVectors folded = WordVectors.read(file, animals(true));
    assertThat(vector(folded, "cat")).containsExactly(3);
    assertThat(vector(folded, "the")).containsExactly(4);
    assertThat(folded.notices())
        .contains(
            new Notice(1, "vectors of words that vectors.txt had before, left out"),
            new Notice(3, "vectors of other spellings of the same words in vectors.txt, left out"));
    WordVectors asWritten = WordVectors.read(file, animals(false));
    assertThat(vector(asWritten, "Cat")).containsExactly(1);
    assertThat(asWritten.missing()).contains("the");
  }

  @Test
  void wordsWithSpaces_andAnEmptyLineAtTheEnd_areRead() throws IOException {
    WordVectors vectors =
        WordVectors.read(
            write("the 1 2\n. . . 3 4\nat name@x.org 5 6\ndog 7 8\n\n"), animals(true));
    assertThat(vector(vectors, "dog")).containsExactly(7, 8);
  }

  @Test
  void beginning_hasTheVectors_andRandomOnesOfTheirSize() throws IOException {
    WordVectors vectors = WordVectors.read(write("the 0.3 0.4\ndog -0.4 0.3\n"), animals(true));
    int the = vectors.vocabulary().number("the");
    float[] random = new float[2 * vectors.vocabulary().size()];
    Arrays.fill(random, 2, random.length, 1);
    float[] beginning = vectors.beginning(random);
    float size = (float) Math.sqrt(0.125);
    for (int i = 0; i < random.length; i += 2) {
      float[] pair = {beginning[i], beginning[i + 1]};
      if (i == 0) {
        assertThat(pair).containsExactly(0, 0);
      } else if (i == 2 * the) {
        assertThat(pair).containsExactly(0.3f, 0.4f);
      } else if (i != 2 * vectors.vocabulary().number("dog")) {
        assertThat(pair).containsExactly(size, size);
      }
    }
  }

  private void refused(String text, String expected, String found, String where, String mend)
      throws IOException {
    Path file = write(text);
    TextFiles.refused(
        () -> WordVectors.read(file, animals(true)), expected, found, file + where, mend);
  }

  private static final String AS_TEXT =
      "give word vectors as text: a word and its numbers on each line, parted by spaces";

  @Test
  void linesWithOtherNumbers_areNamed() throws IOException {
    String expected = "a word and 3 numbers";
    refused("a 1 2 3\nb 1 2\n", expected, "a word and 2 numbers", ", line 2", AS_TEXT);
    refused("a 1 2 3\nb 1 2 3 4\n", expected, "a word and 4 numbers", ", line 2", AS_TEXT);
    refused("2 3\na 1 2 3\nb 1\n", expected, "a word and 1 number", ", line 3", AS_TEXT);
    refused(
        "a 1 2 3\n\nb 1 2 3\n", expected, "an empty line", ", line 2", "take the empty line out");
  }

  @Test
  void numbersThatAreNone_areNamed() throws IOException {
    String mend = "mend the line, or take it out";
    for (String bad : List.of("nan", "Infinity", "1e99", "0x1p3", "1f", "1,5")) {
      refused(
          "x 1 2\nthe 1 " + bad + "\n",
          "finite numbers",
          "'" + bad + "'",
          ", line 2, number 2 of 'the'",
          mend);
    }
  }

  @Test
  void headersThatAreWrong_areNamed() throws IOException {
    String expected = "how many words and how many numbers a word, 1 to 32,767 of these";
    refused("0 3\n", expected, "'0 3'", ", line 1", AS_TEXT);
    refused("3 0\na\n", expected, "'3 0'", ", line 1", AS_TEXT);
    refused("3 99999\na\n", expected, "'3 99999'", ", line 1", AS_TEXT);
    refused(
        "3 2\nthe 1 2\ndog 1 2\n",
        "3 words, as the first line says",
        "2",
        "",
        "the file was cut off or changed: fetch it again");
    refused("hello\n", "a word and its numbers on each line", "'hello' alone", ", line 1", AS_TEXT);
  }

  @Test
  void emptyFiles_areNamed() throws IOException {
    String expected = "a word and its numbers on each line";
    String mend = "give word vectors as text, for example those of GloVe or fastText";
    refused("", expected, "an empty file", "", mend);
    refused("\nthe 1\n", expected, "an empty line", ", line 1", mend);
  }

  @Test
  void filesThatAreNoText_areNamed() throws IOException {
    Path file = folder.resolve("vectors.bin");
    Files.write(file, new byte[] {'t', 'h', 'e', ' ', '1', '\n', 'a', (byte) 0xe4, ' ', '2'});
    TextFiles.refused(
        () -> WordVectors.read(file, animals(true)),
        "text in UTF-8",
        "byte 0xe4, which is none",
        file + ", line 2, byte 2 of the line",
        "give word vectors as text in UTF-8; a file that ends with .bin holds none");
    Files.write(file, new byte[] {'P', 'K', 3, 4, 0});
    TextFiles.refused(
        () -> WordVectors.read(file, animals(true)),
        "a file of text, plain or gzip",
        "a zip archive",
        file.toString(),
        "unpack it first, and give the file of text that was in it");
    Files.write(file, new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0, 1});
    TextFiles.refused(
        () -> WordVectors.read(file, animals(true)),
        "a whole gzip stream",
        "a file that ends within it",
        file.toString(),
        "the file is damaged or was cut off: fetch it again");
    Path missing = folder.resolve("no.txt");
    TextFiles.refused(
        () -> WordVectors.read(missing, animals(true)),
        "a file",
        "no such file",
        missing.toString(),
        "check the name and the folder");
  }

  @Test
  void vectorsOfOtherWords_andDataWithoutWords_areNamed() throws IOException {
    Path file = write("Katze 1 2\n");
    Dataset data = animals(true);
    TextFiles.refused(
        () -> WordVectors.read(file, data),
        "a vector for some word of the training part of data set 'texts'",
        "none of its " + data.train().vocabulary().orElseThrow(),
        file.toString(),
        "take vectors of the language of the texts, and read the texts with words()");
    Dataset images = Datasets.fashionMnistMini();
    TextFiles.refused(
        () -> WordVectors.read(file, images),
        "a data set of texts",
        "data set '" + images.name() + "' of an image of 1x28x28",
        "WordVectors.read",
        "read texts as words: Datasets.csv(path).predict(…).text(…).words()");
  }

  /** Words of tagged sentences are looked up as they are written. */
  @Test
  void taggedSentences_areRefused() throws IOException {
    String sentences = "Rome\tB-loc\nis\tO\nold\tO\n\n".repeat(30);
    Path conll = Files.writeString(folder.resolve("places.conll"), sentences);
    Dataset data = Datasets.conll(conll, conll);
    Path vectors = write("rome 1 2\nis 3 4\nold 5 6\n");
    assertThatThrownBy(() -> WordVectors.read(vectors, data))
        .isInstanceOf(DataException.class)
        .hasMessage(
            """
            expected: a data set of texts
            found:    tagged sentences, whose words are read as their ends and shapes too
            where:    WordVectors.read
            mend:     let the net learn them: embed(64)""");
  }

  /** More than a block of the reader, cut by block ends at many places. */
  @Test
  void longFiles_areReadToTheirEnd() throws IOException {
    StringBuilder text = new StringBuilder();
    Stream.iterate(0, i -> i + 1).limit(20_000).forEach(i -> text.append("w" + i + " 1 2 3\n"));
    WordVectors vectors = WordVectors.read(write(text + "dog 4 5 6"), animals(true));
    assertThat(vector(vectors, "dog")).containsExactly(4, 5, 6);
  }
}
