package dev.cairn.data.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.data.files.DataException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which symbols a net knows, and their numbers. */
@Tag("unit")
class VocabularyTest {

  @Test
  void of_ordersByCountThenByCodePoint() {
    Map<String, Long> counts = Map.of("b", 3L, "a", 3L, "z", 9L, "rare", 1L, "ｚ", 2L, "😀", 2L);
    assertThat(Vocabulary.of(counts, 2, 100).symbols()).containsExactly("z", "a", "b", "ｚ", "😀");
    assertThat(Vocabulary.of(counts, 1, 2).symbols()).containsExactly("z", "a");
    assertThat(Vocabulary.of(counts, 10, 100).size()).isEqualTo(2);
  }

  @Test
  void of_ordersPrefixesBeforeLongerOnes() {
    assertThat(Vocabulary.of(Map.of("ab", 1L, "a", 1L, "😀", 1L, "😁", 1L), 1, 9).symbols())
        .containsExactly("a", "ab", "😀", "😁");
  }

  @Test
  void numbers_beginBehindPaddingAndUnknown() {
    Vocabulary vocabulary = new Vocabulary(List.of("x", "y"));
    assertThat(vocabulary.size()).isEqualTo(4);
    assertThat(vocabulary.numbers()).isEqualTo(Map.of("x", 2, "y", 3));
    assertThat(vocabulary.number("y")).isEqualTo(3);
    assertThat(vocabulary.number("?")).isEqualTo(Vocabulary.UNKNOWN);
    assertThat(vocabulary.symbol(0)).isEqualTo("<padding>");
    assertThat(vocabulary.symbol(1)).isEqualTo("<unknown>");
    assertThat(vocabulary.symbol(2)).isEqualTo("x");
  }

  @Test
  void toString_showsTheMostFrequent() {
    assertThat(new Vocabulary(List.of(" ", "e", "\n"))).hasToString("3 symbols: ␠ e ␊");
    assertThat(
            new Vocabulary(
                "a b c d e f g h i j k l m"
                    .lines()
                    .flatMap(l -> l.chars().filter(c -> c != ' ').mapToObj(Character::toString))
                    .toList()))
        .hasToString("13 symbols: a b c d e f g h i j k l …");
  }

  @Test
  void symbols_occurOnce() {
    assertThatThrownBy(() -> new Vocabulary(List.of("a", "a")))
        .isInstanceOf(DataException.class)
        .hasMessage(
            """
            expected: symbols that are not empty, each once
            found:    2 with repetitions or an empty one
            where:    a vocabulary
            mend:     count them first: Vocabulary.of(counts, 1, 50_000)\
            """);
  }

  @Test
  void encode_cutsAndFillsUp() {
    TextEncoding encoding =
        new TextEncoding(TextForm.DEFAULT, new Vocabulary(List.of("a", "b")), 4);
    assertThat(encoding.encode("abz")).containsExactly(2, 3, 1, 0);
    assertThat(encoding.encode("bbbaa")).containsExactly(3, 3, 3, 2);
    assertThatThrownBy(() -> new TextEncoding(TextForm.DEFAULT, Vocabulary.EMPTY, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void fit_countsTheGivenTextsOnly() {
    Corpus corpus = Corpus.of(List.of("aab", "zzzz", "b"), TextForm.DEFAULT);
    TextEncoding fitted = corpus.fit(TextLimits.DEFAULT, 0, 2);
    assertThat(fitted.vocabulary().symbols()).containsExactly("a", "b");
    assertThat(fitted.length()).isEqualTo(8);
    int[] numbers = corpus.numbers(fitted.vocabulary());
    assertThat(corpus.row(1, numbers, 8)).containsExactly(1, 1, 1, 1, 0, 0, 0, 0);
    TextFacts facts = TextFacts.of(corpus, fitted, numbers, 0, 1, 2);
    assertThat(facts).isEqualTo(new TextFacts(3, 3, 4, 4, 0, 8, 4, 1));
    assertThat(facts).hasToString("median 3, 95 % up to 4, longest 4");
    assertThat(facts.notices(fitted, "test"))
        .hasToString(
            "[characters that the vocabulary lacks (50.0 % of all), test part: 4,"
                + " texts without any character that the vocabulary has, test part: 1]");
  }

  @Test
  void fit_countsWhatRowsHaveRoomFor() {
    Corpus corpus = Corpus.of(List.of("abxx", "aby", "abyxxxxx"), TextForm.DEFAULT);
    int[] all = {0, 1, 2};
    assertThat(corpus.fit(TextLimits.DEFAULT, all).vocabulary().symbols())
        .containsExactly("x", "a", "b", "y");
    assertThat(corpus.fit(TextLimits.DEFAULT.maxLength(3), all).vocabulary().symbols())
        .containsExactly("a", "b", "y", "x");
    assertThat(corpus.fit(TextLimits.DEFAULT.length(2), all).vocabulary().symbols())
        .containsExactly("a", "b");
    assertThat(corpus.fit(TextLimits.DEFAULT.maxLength(3).maxSymbols(3), all).vocabulary())
        .isEqualTo(new Vocabulary(List.of("a", "b", "y")));
    assertThat(corpus.vocabulary(TextLimits.DEFAULT, 4, all).symbols())
        .containsExactly("a", "b", "x", "y");

    TextEncoding fitted = corpus.fit(TextLimits.DEFAULT.maxLength(3).minCount(2), all);
    assertThat(fitted.vocabulary().symbols()).containsExactly("a", "b", "y");
    assertThat(fitted.length()).isEqualTo(3);
    TextFacts facts = TextFacts.of(corpus, fitted, corpus.numbers(fitted.vocabulary()), all);
    assertThat(facts).isEqualTo(new TextFacts(3, 4, 8, 8, 2, 9, 1, 0));
  }

  @Test
  void limits_cutRows() {
    Corpus corpus = Corpus.of(List.of("abcdefghij"), TextForm.DEFAULT);
    assertThat(corpus.fit(TextLimits.DEFAULT.maxLength(4), 0).length()).isEqualTo(4);
    assertThat(corpus.fit(TextLimits.DEFAULT.length(100), 0).length()).isEqualTo(100);
    TextEncoding fitted = corpus.fit(TextLimits.DEFAULT.maxLength(4).minCount(2), 0);
    TextFacts facts = TextFacts.of(corpus, fitted, corpus.numbers(fitted.vocabulary()), 0);
    assertThat(facts.notices(fitted, "training"))
        .hasToString(
            "[texts cut to 4 characters (100.0 % of the texts), training part: 1,"
                + " characters that the vocabulary lacks (100.0 % of all), training part: 4,"
                + " texts without any character that the vocabulary has, training part: 1]");
    assertThatThrownBy(() -> TextLimits.DEFAULT.minCount(0))
        .hasMessage(
            """
            expected: a whole number from 1 to 1,048,576
            found:    0
            where:    minCount(0)
            mend:     minCount(2), maxSymbols(20_000) and maxLength(256) are usual\
            """);
  }
}
