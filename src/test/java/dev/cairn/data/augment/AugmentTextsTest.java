package dev.cairn.data.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.data.Examples;
import dev.cairn.data.files.DataException;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Training texts that differ a little in every epoch. */
@Tag("unit")
class AugmentTextsTest {
  private static final int LENGTH = 64;
  private static final Dataset DATA = data();

  private static Dataset data() {
    List<String> texts =
        IntStream.range(0, 60)
            .mapToObj(i -> "abcdefghijklmnopqrstuvwxyz".substring(i % 20).repeat(1 + i % 2))
            .toList();
    List<String> labels = IntStream.range(0, 60).mapToObj(i -> i % 2 == 0 ? "x" : "y").toList();
    return Datasets.texts(texts, labels).length(LENGTH).load();
  }

  private static float[] row(Examples examples, int index) {
    float[] row = new float[LENGTH];
    examples.write(index, FloatBuffer.wrap(row), FloatBuffer.allocate(2));
    return row;
  }

  private static int length(float... row) {
    int length = row.length;
    while (length > 0 && row[length - 1] == 0) {
      length--;
    }
    return length;
  }

  static Stream<Augment> steps() {
    return Stream.of(
        Augment.dropSymbols(0.2),
        Augment.swapSymbols(0.2),
        Augment.typos(0.3),
        Augment.typos(1),
        Augment.dropSymbols(0.1).then(Augment.typos(0.1)).sometimes(0.9));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void rows_stayTextsAndFollowFromTheSeed(Augment augment) {
    int size = DATA.train().vocabulary().orElseThrow().size();
    int changed = 0;
    for (int i = 0; i < DATA.train().size(); i++) {
      float[] plain = row(DATA.train(), i);
      float[] once = row(augment.of(DATA.train(), 7, 1), i);
      assertThat(once).isEqualTo(row(augment.of(DATA.train(), 7, 1), i));
      changed += Arrays.equals(plain, once) ? 0 : 1;
      assertThat(length(once)).isPositive();
      for (int at = 0; at < LENGTH; at++) {
        assertThat(once[at]).isBetween(at < length(once) ? 1f : 0f, size - 1f);
        assertThat(once[at]).isEqualTo((float) (int) once[at]);
      }
    }
    assertThat(changed).isGreaterThan(DATA.train().size() / 2);
    assertThat(row(augment.of(DATA.train(), 7, 2), 1))
        .isNotEqualTo(row(augment.of(DATA.train(), 7, 3), 1));
  }

  @Test
  void dropSymbols_makesThatManyUnknown() {
    Examples dropped = Augment.dropSymbols(0.25).of(DATA.train(), 1, 1);
    double unknown = 0;
    double all = 0;
    for (int i = 0; i < dropped.size(); i++) {
      float[] row = row(dropped, i);
      all += length(row);
      unknown += IntStream.range(0, LENGTH).filter(at -> row[at] == 1).count();
    }
    assertThat(unknown / all).isBetween(0.2, 0.3);
  }

  @Test
  void swapSymbols_keepsTheSymbols() {
    Examples swapped = Augment.swapSymbols(0.5).of(DATA.train(), 1, 1);
    for (int i = 0; i < swapped.size(); i++) {
      float[] before = row(DATA.train(), i);
      float[] after = row(swapped, i);
      Arrays.sort(before);
      Arrays.sort(after);
      assertThat(after).isEqualTo(before);
    }
  }

  @Test
  void noise_isNotForTexts() {
    assertThatThrownBy(() -> Augment.noise(0.1).then(Augment.typos(0.1)).of(DATA.train(), 1, 1))
        .hasMessage(
            """
            expected: steps for texts
            found:    noise(0.1)
            where:    the augmentation of texts in 'noise(0.1), typos(0.1)'
            mend:     use dropSymbols(0.1), swapSymbols(0.05) or typos(0.05)\
            """);
  }

  @Test
  void typos_areForTextsOnly() {
    Dataset rows = Datasets.friedman1(20, 1, 1);
    assertThatThrownBy(() -> Augment.typos(0.1).of(rows.train(), 1, 1))
        .hasMessage(
            """
            expected: texts, rows of whole numbers that a vocabulary explains
            found:    a vector of 10 as input
            where:    typos(0.1)
            mend:     leave it out; noise and mixUp are for all other inputs\
            """);
    assertThatThrownBy(() -> Augment.dropSymbols(0))
        .hasMessage(
            """
            expected: a share of the symbols above 0, at most 1
            found:    0
            where:    Augment.dropSymbols
            mend:     for example dropSymbols(0.1)\
            """);
  }

  private static void refused(Augment augment, Dataset data, String message) {
    assertThatThrownBy(() -> augment.of(data.train(), 1, 1))
        .isInstanceOf(DataException.class)
        .hasMessage(message);
  }

  @Test
  void symbolsOfACorpus_doNotMove(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "abcdefgh".repeat(50));
    Dataset corpus = Datasets.corpus(file).length(16).load();
    refused(
        Augment.typos(0.1),
        corpus,
        """
        expected: texts with one answer each, in which symbols may move
        found:    16 positions, each with an answer
        where:    typos(0.1)
        mend:     use dropSymbols(0.1): every symbol stays at its place\
        """);
    refused(
        Augment.dropSymbols(0.1).then(Augment.swapSymbols(0.05)),
        corpus,
        """
        expected: texts with one answer each, in which symbols may move
        found:    16 positions, each with an answer
        where:    swapSymbols(0.05) in 'dropSymbols(0.1), swapSymbols(0.05)'
        mend:     use dropSymbols(0.1): every symbol stays at its place\
        """);
    refused(
        Augment.noise(0.1),
        corpus,
        """
        expected: steps for texts
        found:    noise(0.1)
        where:    the augmentation of texts
        mend:     use dropSymbols(0.1)\
        """);
    stay(Augment.dropSymbols(0.5), corpus.train());
  }

  @Test
  void symbolsOfTaggedSentences_doNotMove(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("a.conll"), "in\tO\nRome\tB-loc\n\n".repeat(20));
    Dataset tagged = Datasets.conll(file, file);
    for (Augment augment : List.of(Augment.typos(0.1), Augment.swapSymbols(0.1))) {
      refused(
          augment,
          tagged,
          """
          expected: texts with one answer each, in which symbols may move
          found:    2 words of 11 symbols each, each with an answer
          where:    %s
          mend:     use dropSymbols(0.1): every symbol stays at its place\
          """
              .formatted(augment));
    }
    stay(Augment.dropSymbols(0.5), tagged.train());
  }

  /** Each symbol is at its place or unknown there, padding is padding, answers are the same. */
  private static void stay(Augment augment, Examples examples) {
    Examples augmented = augment.of(examples, 1, 1);
    int unknown = 0;
    for (int i = 0; i < examples.size(); i++) {
      float[] before = new float[examples.input().elements()];
      float[] after = new float[before.length];
      FloatBuffer answers = FloatBuffer.allocate(examples.target().elements());
      FloatBuffer same = FloatBuffer.allocate(answers.capacity());
      examples.write(i, FloatBuffer.wrap(before), answers);
      augmented.write(i, FloatBuffer.wrap(after), same);
      assertThat(same.array()).isEqualTo(answers.array());
      for (int at = 0; at < before.length; at++) {
        assertThat(after[at]).isIn(before[at], before[at] == 0 ? 0f : 1f);
        unknown += after[at] == before[at] ? 0 : 1;
      }
    }
    assertThat(unknown).isPositive();
  }

  @Test
  void smoothing_isForTextsToo() {
    Examples smoothed = Augment.labelSmoothing(0.1).of(DATA.train(), 1, 1);
    assertThat(row(smoothed, 0)).isEqualTo(row(DATA.train(), 0));
    assertThat(smoothed.vocabulary()).isEqualTo(DATA.train().vocabulary());
  }
}
