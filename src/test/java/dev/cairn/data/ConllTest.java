package dev.cairn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.data.files.DataException;
import dev.cairn.data.text.Vocabulary;
import dev.cairn.data.text.WordSymbols;
import dev.cairn.graph.Shape;
import dev.cairn.seal.Seal;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class ConllTest {
  private static final String TRAIN =
      "in\tO\nBerlin\tB-loc\n\nin\tO\nNew\tB-loc\nYork\tI-loc\n\t\nin\tO\nRome\tI-loc\n";

  @TempDir Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Dataset data() throws IOException {
    return Datasets.conll(
        file("train.conll", TRAIN),
        file("dev.conll", "in\tO\nRome\tB-loc\n"),
        file("test.conll", "at\tO\nIBM\tB-org\n"));
  }

  @Test
  void conll_endsSentencesAtBlankLinesAndTabs() throws IOException {
    Dataset data = data();
    assertThat(data.train().size()).isEqualTo(3);
    assertThat(data.input()).isEqualTo(Shape.vector(3 * WordSymbols.EACH));
    assertThat(data.train().symbolsAPosition()).isEqualTo(WordSymbols.EACH);
    assertThat(data.target()).isEqualTo(Shape.sequence(3, 3));
    assertThat(data.labels().orElseThrow().names()).containsExactly("O", "B-loc", "I-loc");
    assertThat(data.train().tokens(1)).containsExactly("in", "New", "York");
  }

  @Test
  void conll_countsWhatIsBrokenAndWhatTrainingLacks() throws IOException {
    assertThat(data().notices().stream().map(Object::toString))
        .containsExactly(
            "tags I-… behind nothing of their kind, taken for the beginning, training part: 1",
            "words whose tag training never has, left without one, test part: 1",
            "sentences that the training part has too (100.0 % of the sentences), validation part: 1");
  }

  @Test
  void write_fillsUpWithPadding_whichHasNoAnswer() throws IOException {
    FloatBuffer input = FloatBuffer.allocate(3 * WordSymbols.EACH);
    FloatBuffer target = FloatBuffer.allocate(9);
    Dataset data = data();
    data.train().write(0, input, target);
    Map<String, Integer> numbers = data.train().vocabulary().orElseThrow().numbers();
    // "in" occurs three times, Berlin once only; other words end in n.
    assertThat(input.array()[0]).isEqualTo(numbers.get("=in").floatValue()).isGreaterThan(1);
    assertThat(Arrays.copyOfRange(input.array(), 4, 6)).containsExactly(0, 0);
    assertThat(input.array()[11]).isEqualTo(Vocabulary.UNKNOWN);
    assertThat(input.array()[17]).isEqualTo(numbers.get("n$").floatValue());
    assertThat(Arrays.copyOfRange(input.array(), 22, 33)).containsOnly(0);
    assertThat(target.array()).containsExactly(1, 0, 0, 0, 1, 0, 0, 0, 0);
  }

  @Test
  void conll_namesTheLineThatIsWrong() throws IOException {
    Path train = file("train.conll", "in\tO\nBerlin B-loc\n");
    assertThatThrownBy(() -> Datasets.conll(train, train))
        .isInstanceOf(DataException.class)
        .hasMessage(
            """
            expected: 2 columns with tabs between, as on line 1
            found:    'Berlin B-loc'
            where:    %s, line 2
            mend:     give each line the same columns: the word first, its tag last"""
                .formatted(train));
  }

  private void refused(String text, int line, String expected, String found, String mend)
      throws IOException {
    Path file = file("wrong.conll", text);
    assertThatThrownBy(() -> Datasets.conll(file, file))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "expected: %s\nfound:    %s\nwhere:    %s, line %d\nmend:     %s"
                .formatted(expected, found, file, line, mend));
  }

  @Test
  void conll_namesLinesOfOtherColumns_andWithoutWordOrTag() throws IOException {
    String same = "give each line the same columns: the word first, its tag last";
    String spaces = "2 columns with single spaces between, as on line 2";
    refused("\nin O\nBerlin NNP B-loc\n", 3, spaces, "'Berlin NNP B-loc'", same);
    refused("\nin O\nNew York\tB-loc\n", 3, spaces, "'New York<tab>B-loc'", same);
    refused("\nin O\nBerlin  B-loc\n", 3, spaces, "'Berlin  B-loc'", same);
    String tabs = "3 columns with tabs between, as on line 1";
    refused("in\tIN\tO\nBerlin\tO\n", 2, tabs, "'Berlin<tab>O'", same);

    String one =
        "put one word with its tag on a line, and nothing on the line between two sentences";
    String both = "a word and its tag, with a tab or a space between";
    refused("Berlin\n", 1, both, "'Berlin'", one);
    String places = "a word in the first column, a tag without spaces in the last";
    refused("in\tO\n\tO\n", 2, places, "'<tab>O'", one);
    refused("in\tO\nBerlin\t \n", 2, places, "'Berlin<tab> '", one);
    refused("in\tO\nBerlin\tB loc\n", 2, places, "'Berlin<tab>B loc'", one);
  }

  @Test
  void conll_readsTheFirstColumnAndTheLast() throws IOException {
    Path spaces =
        file(
            "spaces.conll",
            """
            -DOCSTART- -X- -X- O

            EU NNP B-NP B-ORG
            rejects VBZ B-VP O
            German JJ B-NP B-MISC
            -DOCSTART-
            Peter NNP B-NP B-PER\s
            Blackburn NNP I-NP I-PER
            """);
    Path tabs = file("tabs.conll", "New York\tNNP\tB-ORG \n10\u00a0000\t\tO\n");
    Dataset data = Datasets.conll(spaces, spaces, tabs);
    assertThat(data.train().size()).isEqualTo(2);
    assertThat(data.train().tokens(0)).containsExactly("EU", "rejects", "German");
    assertThat(data.train().tokens(1)).containsExactly("Peter", "Blackburn");
    assertThat(data.test().tokens(0)).containsExactly("New York", "10\u00a0000");
    List<String> tags = data.labels().orElseThrow().names();
    assertThat(tags).containsExactly("O", "B-MISC", "B-ORG", "B-PER", "I-PER");
    FloatBuffer target = FloatBuffer.allocate(5 * 3);
    data.test().write(0, FloatBuffer.allocate(3 * WordSymbols.EACH), target);
    assertThat(target.get(tags.indexOf("B-ORG") * 3)).isEqualTo(1);
    assertThat(target.get(tags.indexOf("O") * 3 + 1)).isEqualTo(1);
    assertThat(data.notices().stream().map(Object::toString))
        .containsExactly(
            "columns between word and tag ignored, training part: 2",
            "lines -DOCSTART- left out, training part: 2",
            "columns between word and tag ignored, validation part: 2",
            "lines -DOCSTART- left out, validation part: 2",
            "columns between word and tag ignored, test part: 1",
            "sentences that the training part has too (100.0 % of the sentences), validation part: 2");
  }

  @Test
  void conll_refusesAnEmptyFile_andOneTag() throws IOException {
    Path empty = file("empty.conll", "");
    assertThatThrownBy(() -> Datasets.conll(empty, empty))
        .hasMessage(
            """
            expected: sentences, a word and its tag on each line
            found:    an empty file
            where:    %s
            mend:     check that it is the right file"""
                .formatted(empty));
    Path documents = file("documents.conll", "-DOCSTART-\n\n");
    assertThatThrownBy(() -> Datasets.conll(documents, documents))
        .hasMessage(
            """
            expected: sentences, a word and its tag on each line
            found:    lines -DOCSTART- only
            where:    %s
            mend:     check that it is the right file"""
                .formatted(documents));
    Path one = file("one.conll", "in\tO\n");
    assertThatThrownBy(() -> Datasets.conll(one, one))
        .hasMessage(
            """
            expected: two tags or more
            found:    only [O]
            where:    %s
            mend:     check that the last column has the tags"""
                .formatted(one));
  }

  @Test
  void encoder_refusesASentenceWithoutWords() throws IOException {
    Encoder encoder = data().encoder();
    assertThat(encoder.sentences(List.of(List.of("in", "Rome"))).tokens(0))
        .containsExactly("in", "Rome");
    assertThatThrownBy(() -> encoder.sentences(List.of(List.of("in"), List.of())))
        .hasMessage(
            """
            expected: one word or more
            found:    none
            where:    sentence 2
            mend:     leave empty sentences out; words are given one by one: List.of("in", "Berlin")""");
  }

  @Test
  void encoder_refusesWordsThatAreNone() throws IOException {
    Encoder encoder = data().encoder();
    for (String blank : List.of("", " ", "\u00a0")) {
      assertThatThrownBy(
              () -> encoder.sentences(List.of(List.of("in", "Rome"), List.of("in", blank))))
          .isInstanceOf(DataException.class)
          .hasMessage(
              """
              expected: a word
              found:    an empty one
              where:    sentence 2, word 2
              mend:     leave it out: nothing can be told from it""");
    }
    assertThatThrownBy(() -> encoder.sentences(List.of(List.of("Rome\ud83d", "in"))))
        .isInstanceOf(DataException.class)
        .hasMessage(
            """
            expected: text in Unicode
            found:    half of a surrogate pair, \\ud83d
            where:    sentence 1, word 1
            mend:     cut texts between letters: by code points, not by chars""");
  }

  @Test
  void seal_isRefused() throws IOException {
    Dataset data = data();
    assertThatThrownBy(
            () -> data.seal(folder.resolve("x.sealed"), Seal.newKey(folder.resolve("key"))))
        .isInstanceOf(DataException.class)
        .hasMessage(
            """
            expected: one answer for each example, to be sealed
            found:    an answer at each of 3 positions
            where:    train.conll
            mend:     seal models that learned from it instead: run.save(path, seal)""");
  }

  @Test
  void vocabulary_hasNoWordThatRowsCutOff() throws IOException {
    Path train = file("train.conll", "in\tO\n".repeat(512) + "Rome\tB-loc\nRome\tB-loc\n\nin\tO\n");
    Dataset data = Datasets.conll(train, train, train);
    assertThat(data.train().vocabulary().orElseThrow().symbols())
        .contains("=in")
        .doesNotContain("=Rome");
  }

  @Test
  void wnut17_comesWithTheProduct() {
    Dataset data = Datasets.wnut17();
    assertThat(data.train().size()).isEqualTo(3_394);
    assertThat(data.validation().size()).isEqualTo(1_009);
    assertThat(data.test().size()).isEqualTo(643);
    assertThat(data.labels().orElseThrow().size()).isEqualTo(13);
  }
}
