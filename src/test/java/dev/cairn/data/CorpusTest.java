package dev.cairn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.data.files.DataException;
import dev.cairn.data.text.Normalisation;
import dev.cairn.data.text.TextForm;
import dev.cairn.graph.Shape;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class CorpusTest {
  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("text.txt"), text);
  }

  @Test
  void load_cutsTheLastTenthOff_andLearnsTheSymbolsOfTheRest() throws IOException {
    Dataset data =
        Datasets.corpus(file("abcd".repeat(50) + "zabcdabcdabcdabcdabcda")).length(8).load();
    assertThat(data.input()).isEqualTo(Shape.vector(8));
    assertThat(data.target()).isEqualTo(Shape.sequence(6, 8));
    assertThat(data.labels().orElseThrow().names())
        .containsExactly("<padding>", "<unknown>", "a", "b", "c", "d");
    assertThat(data.validation().size()).isEqualTo(2);
    assertThat(data.test().size()).isZero();
    assertThat(data.notices()).hasToString("[characters that the training part lacks: 1]");
    assertThat(data.toString())
        .contains("text.txt: windows of 8, the next of 6 symbols at each position")
        .contains("validation       2 windows (the text behind the training part)")
        .contains("symbols     4 symbols: a b c d");
  }

  @Test
  void write_hasTheNextSymbolAsTarget() throws IOException {
    Dataset data = Datasets.corpus(file("abcd".repeat(50))).length(4).fixedWindows().load();
    FloatBuffer input = FloatBuffer.allocate(4);
    FloatBuffer target = FloatBuffer.allocate(24);
    data.train().write(1, input, target);
    assertThat(input.array()).containsExactly(2, 3, 4, 5);
    assertThat(Arrays.copyOfRange(target.array(), 3 * 4, 3 * 4 + 4)).containsExactly(1, 0, 0, 0);
    assertThat(Arrays.copyOfRange(target.array(), 2 * 4, 2 * 4 + 4)).containsExactly(0, 0, 0, 1);
    assertThat(data.train().text(1)).contains("abcd");
  }

  @Test
  void ofEpoch_beginsElsewhere_andStaysInTheTrainingPart() throws IOException {
    String text =
        IntStream.range(0, 400)
            .mapToObj(i -> Character.toString(0x4e00 + i))
            .reduce("", String::concat);
    Dataset data = Datasets.corpus(file(text)).length(16).load();
    Examples first = data.train().ofEpoch(1, 1);
    assertThat(first.size()).isEqualTo(data.train().size()).isEqualTo(21);
    assertThat(IntStream.range(1, 9).mapToObj(e -> data.train().ofEpoch(1, e).text(0)).distinct())
        .hasSizeGreaterThan(3);
    for (int epoch = 1; epoch < 40; epoch++) {
      String last = data.train().ofEpoch(1, epoch).text(20).orElseThrow();
      assertThat(last).doesNotContain("<");
      assertThat(last.codePointAt(15) - 0x4e00).isLessThan(359);
    }
    assertThat(data.train().ofEpoch(7, 3).text(2)).isEqualTo(data.train().ofEpoch(7, 3).text(2));
  }

  /** As docs/generation.md says. */
  @Test
  void windows_leaveOutWhatFillsNone() throws IOException {
    String text =
        IntStream.range(0, 256)
            .mapToObj(i -> Character.toString(0x4e00 + i))
            .reduce("", String::concat);
    CorpusSource source = Datasets.corpus(file(text)).length(64).validationShare(80 / 256.0);
    Dataset data = source.load();
    assertThat(data.validation().size()).isEqualTo(1);
    assertThat(data.train().size()).isEqualTo(1);
    assertThat(source.fixedWindows().load().train().size()).isEqualTo(2);
    int[] read =
        IntStream.range(1, 400)
            .mapToObj(epoch -> data.train().ofEpoch(1, epoch).text(0).orElseThrow())
            .flatMapToInt(String::codePoints)
            .distinct()
            .sorted()
            .toArray();
    assertThat(read).containsExactly(IntStream.range(0x4e00, 0x4e00 + 176 - 49).toArray());
  }

  @Test
  void load_refusesATextThatIsTooShort() throws IOException {
    Path file = file("to be or not to be");
    assertThatThrownBy(() -> Datasets.corpus(file).load())
        .isInstanceOf(DataException.class)
        .hasMessage(
            """
            expected: more than 128 characters in each part
            found:    16 for training, 2 for validation
            where:    %s
            mend:     give a longer text, smaller shares, or shorter windows: length(32)"""
                .formatted(file));
  }

  @Test
  void load_namesTheByteThatIsNoUtf8() throws IOException {
    Path file = folder.resolve("latin.txt");
    Files.write(file, new byte[] {'a', '\n', 'b', (byte) 0xe4, 'c'});
    assertThatThrownBy(() -> Datasets.corpus(file).load())
        .isInstanceOf(DataException.class)
        .hasMessage(
            """
            expected: text in UTF-8
            found:    byte 0xe4, which is none
            where:    %s, line 2, byte 3
            mend:     save the file as UTF-8"""
                .formatted(file));
  }

  @Test
  void settings_refuseWhatIsNoWindowAndNoShare() throws IOException {
    CorpusSource source = Datasets.corpus(file("abc"));
    assertThatThrownBy(() -> source.length(0))
        .hasMessage(
            """
            expected: windows of 1 to 65,536 characters
            found:    0
            where:    Datasets.corpus(…).length
            mend:     for example length(256)""");
    assertThatThrownBy(() -> source.testShare(1))
        .hasMessage(
            """
            expected: a share between 0 and 1
            found:    1.0
            where:    Datasets.corpus(…).testShare
            mend:     for example 0.1""");
  }

  @Test
  void testShare_isBehindTheValidationPart() throws IOException {
    Dataset data =
        Datasets.corpus(file("abcd".repeat(50)))
            .length(4)
            .testShare(0.1)
            .validationShare(0.2)
            .load();
    assertThat(data.test().size()).isEqualTo(4);
    assertThat(data.validation().size()).isEqualTo(9);
  }

  @Test
  void tinyShakespeare_comesWithTheProduct() {
    Dataset data = Datasets.tinyShakespeare();
    assertThat(data.target()).isEqualTo(Shape.sequence(67, 128));
    assertThat(data.train().text(0).orElseThrow()).startsWith("First Citizen:\nBefore we proceed");
    assertThat(data.validation().size()).isEqualTo(784);
    assertThat(data.notices()).isEmpty();
    assertThat(data.test().size()).isZero();
  }

  /** What docs/generation.md says of it. */
  @Test
  void tinyShakespeare_hardlyLeavesOutAny() {
    Dataset data = Datasets.tinyShakespeare();
    int length = 128;
    int validation = 100_386;
    int training = 1_003_857 - validation;
    assertThat(validation - data.validation().size() * length - 1).isEqualTo(33);
    assertThat(data.train().size()).isEqualTo((training - 1) / length - 1);
    assertThat(training - ((data.train().size() + 1) * length - 1)).isEqualTo(48);
  }

  @Test
  void tinyShakespeareText_takesSettings() {
    Dataset data = Datasets.tinyShakespeareText().validationShare(0.05).testShare(0.05).load();
    assertThat(data.name()).isEqualTo("Tiny Shakespeare");
    assertThat(data.validation().size()).isEqualTo(392);
    assertThat(data.test().size()).isEqualTo(392);
    assertThat(Datasets.tinyShakespeare(64).input()).isEqualTo(Shape.vector(64));
  }

  private static String symbols(Dataset data) {
    return String.join("", data.train().vocabulary().orElseThrow().symbols());
  }

  @Test
  void load_bringsLinesAndSpellingsToOneForm() throws IOException {
    // The accent of the first cafe is a sign of its own; fi is one sign.
    Path file = file("Cafe\u0301\r\n\ufb01\n".repeat(20));
    CorpusSource source = Datasets.corpus(file).length(4);
    Dataset data = source.load();
    assertThat(data.train().text(0)).contains("Caf\u00e9");
    assertThat(symbols(data))
        .hasSize(6)
        .contains("C", "\n", "\ufb01")
        .doesNotContain("\r", "\u0301");
    assertThat(data.encoder().input()).isEqualTo(new Encoder.Corpus(TextForm.DEFAULT, 4));
    assertThat(data.withValidation(0.2, 1).encoder()).isEqualTo(data.encoder());

    assertThat(symbols(source.lowerCase().load())).contains("c").doesNotContain("C");
    assertThat(symbols(source.normalise(Normalisation.NONE).load()))
        .contains("\u0301")
        .doesNotContain("\u00e9", "\r");
    assertThat(symbols(source.normalise(Normalisation.NFKC).load()))
        .contains("i")
        .doesNotContain("\ufb01");
  }

  @Test
  void minCount_makesRareCharactersUnknown_andCountsThem() throws IOException {
    Path file = file("xyx" + "abcd".repeat(50) + "zabcdabcdabcdabcdaxyda");
    Dataset data = Datasets.corpus(file).length(8).minCount(3).load();
    assertThat(symbols(data)).isEqualTo("abcd");
    assertThat(data.notices())
        .hasToString(
            "[rare characters of the training part that are unknown: 3,"
                + " unknown characters of the other parts: 3]");
    assertThatThrownBy(() -> Datasets.corpus(file).minCount(0))
        .isInstanceOf(DataException.class)
        .hasMessage(
            """
            expected: a whole number from 1 to 1,048,576
            found:    0
            where:    minCount(0)
            mend:     minCount(2), maxSymbols(20_000) and maxLength(256) are usual""");
  }

  @Test
  void name_source_andLicence_areTold() throws IOException {
    CorpusSource source = Datasets.corpus(file("abcd".repeat(50))).length(4);
    Provenance told =
        source.name("Poems").source("A. Poet, 1900").licence("CC0").load().provenance();
    assertThat(List.of(told.name(), told.source(), told.licence()))
        .containsExactly("Poems", "A. Poet, 1900", "CC0");
    Provenance found = source.load().provenance();
    assertThat(List.of(found.name(), found.source(), found.licence()))
        .containsExactly("text.txt", folder.resolve("text.txt").toString(), "not stated");
    assertThat(told.files()).isEqualTo(found.files()).hasSize(1);
  }
}
