package dev.cairn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.data.files.DataException;
import dev.cairn.data.text.TopicSymbols;
import dev.cairn.graph.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Texts with topics, as a language model reads them. */
@Tag("unit")
class TopicCorpusTest {

  /** Twenty texts on each of two topics. */
  private static TextSource texts(String cats, String dogs) {
    List<String> texts = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      texts.add(i < 20 ? cats : dogs);
      labels.add(i < 20 ? "cats" : "dogs");
    }
    return Datasets.texts(texts, labels);
  }

  private static String all(Examples windows) {
    return IntStream.range(0, windows.size())
        .mapToObj(i -> windows.text(i).orElseThrow())
        .collect(Collectors.joining());
  }

  @Test
  void texts_standBehindEachOther_withTopicAndEnd() {
    Dataset data = Datasets.corpus(texts("miau", "wow")).length(5).fixedWindows().load();
    assertThat(data.input()).isEqualTo(Shape.vector(5));
    assertThat(data.labels().orElseThrow().names())
        .containsExactly(
            "<padding>",
            "<unknown>",
            "<topic: cats>",
            "<topic: dogs>",
            "<end>",
            "w",
            "o",
            "a",
            "i",
            "m",
            "u");
    String train = all(data.train());
    assertThat(train).startsWith("<topic: ");
    assertThat(train.split("(?<=<end>)"))
        .hasSizeGreaterThan(20)
        .contains("<topic: cats>miau<end>", "<topic: dogs>wow<end>");
    // All but the last, which a window may cut.
    assertThat(train.substring(0, train.lastIndexOf("<end>") + 5))
        .matches("(<topic: cats>miau<end>|<topic: dogs>wow<end>)+");
    assertThat(train.split("<end><topic: dogs>").length).as("mixed").isGreaterThan(4);
    assertThat(all(data.validation())).startsWith("<topic: ");
    assertThat(all(data.test())).startsWith("<topic: ");
    assertThat(data.train().size()).isGreaterThan(data.test().size());
    assertThat(all(Datasets.corpus(texts("miau", "wow")).length(5).fixedWindows().load().train()))
        .as("by seed")
        .isEqualTo(train);
  }

  @Test
  void windows_beginElsewhereInEachEpoch_unlessFixed() {
    Dataset data = Datasets.corpus(texts("miau", "wow")).length(8).load();
    assertThat(IntStream.range(1, 9).mapToObj(e -> data.train().ofEpoch(1, e).text(0)).distinct())
        .hasSizeGreaterThan(2);
  }

  @Test
  void spelling_isThatOfTheSource_andTextsAreReadToTheirEnd() {
    Dataset data =
        Datasets.corpus(texts("MIAU".repeat(20), "Wow").lowerCase().maxLength(3))
            .length(100)
            .load();
    assertThat(all(data.train())).contains("<topic: cats>" + "miau".repeat(20) + "<end>");
    assertThat(data.notices()).isEmpty();
    assertThat(data.train().vocabulary().orElseThrow().symbols())
        .containsExactlyInAnyOrder(
            "<topic: cats>", "<topic: dogs>", "<end>", "m", "i", "a", "u", "w", "o");
  }

  @Test
  void minCount_countsWholeTexts() {
    Dataset data =
        Datasets.corpus(texts("miau", "wowow").maxLength(1).minCount(20)).length(5).load();
    assertThat(data.train().vocabulary().orElseThrow().symbols())
        .containsExactly("<topic: cats>", "<topic: dogs>", "<end>", "w", "o");
  }

  @Test
  void validation_isSaidToBeOfTexts() {
    TextSource texts = texts("miau", "wow");
    assertThat(Datasets.corpus(texts).length(5).load().toString())
        .contains(" windows (10 % of the training texts, seed 1)");
    assertThat(Datasets.corpus(texts.validation(texts("mi", "wo"))).length(5).load().toString())
        .contains(" windows (as given)");
  }

  @Test
  void charactersThatTrainingLacks_areCounted() {
    Dataset data =
        Datasets.corpus(
                texts("miau", "wow")
                    .test(Datasets.texts(List.of("meow", "wau"), List.of("cats", "dogs"))))
            .length(4)
            .load();
    assertThat(data.notices()).hasToString("[characters that the training part lacks: 1]");
  }

  private static void refused(ThrowingCallable work, String expected, String found, String mend) {
    assertThatThrownBy(work)
        .isInstanceOf(DataException.class)
        .hasMessage(
            "expected: %s\nfound:    %s\nwhere:    Datasets.corpus(…)\nmend:     %s"
                .formatted(expected, found, mend));
  }

  @Test
  void textsThatAreNoCharacters_orHaveNoTopic_areNamed() {
    refused(
        () -> Datasets.corpus(texts("miau miau", "wow").words()).load(),
        "texts that are read as characters, for a language model",
        "texts that are read as words",
        "leave words() out");
    Table table =
        Table.create(
            "films",
            StringColumn.create("text", Collections.nCopies(20, "a film")),
            DoubleColumn.create("stars", IntStream.range(0, 20).asDoubleStream().toArray()),
            StringColumn.create("kind", IntStream.range(0, 20).mapToObj(i -> "k" + i % 2)));
    String mend = "predict one column of classes: Datasets.csv(path).predict(\"topic\").text(…)";
    refused(
        () -> Datasets.corpus(Datasets.rows(table, "stars").text("text")).load(),
        "texts with one class each, the topics",
        "texts with a number each",
        mend);
    refused(
        () -> Datasets.corpus(Datasets.rows(table, "kind", "stars").text("text")).load(),
        "texts with one class each, the topics",
        "the answers [kind (2 classes), stars (a number)]",
        mend);
  }

  @Test
  void tooFewTexts_areNamed() {
    assertThatThrownBy(() -> Datasets.corpus(texts("miau", "wow")).length(50).load())
        .isInstanceOf(DataException.class)
        .hasMessage(
            """
            expected: more than 50 characters in each part
            found:    159 for training, 17 for validation, 44 for test
            where:    texts
            mend:     give more texts, or shorter windows: length(32)""");
    assertThatThrownBy(() -> Datasets.corpus(texts("miau", "wow")).length(0))
        .hasMessage(
            """
            expected: windows of 1 to 65,536 characters
            found:    0
            where:    Datasets.corpus(…).length
            mend:     for example length(256)""");
  }

  @Test
  void topics_areReadOutOfSymbols() {
    assertThat(TopicSymbols.topics(List.of("<unknown>", "<topic: a > b>", "<topic: >", "<", "t")))
        .containsExactly("a > b");
  }
}
