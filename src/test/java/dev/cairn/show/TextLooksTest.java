package dev.cairn.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.data.Labels;
import dev.cairn.host.Shown;
import dev.cairn.task.Classification;
import dev.cairn.task.Predictions;
import dev.cairn.task.Regression;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Texts wherever images would be pictures. */
@Tag("unit")
class TextLooksTest {
  private static final String EVIL = "<script>alert(1)</script>\n\u202etxt\u0007";
  private static final String HEBREW = "שלום עולם";

  /** Texts that a page or a terminal could trip over. */
  public static Dataset data() {
    List<String> texts =
        IntStream.range(0, 60)
            .mapToObj(i -> i % 3 == 0 ? EVIL : i % 3 == 1 ? HEBREW : "long ".repeat(60))
            .toList();
    List<String> labels = IntStream.range(0, 60).mapToObj(i -> "<b>" + i % 3).toList();
    return Datasets.texts(texts, labels).name("talk").maxLength(64).licence("CC0").load();
  }

  private static Predictions predictions(Dataset data) {
    int classes = data.target().elements();
    float[] logits = new float[data.test().size() * classes];
    for (int i = 0; i < data.test().size(); i++) {
      logits[i * classes + (i == 0 ? 0 : data.test().label(i).orElseThrow())] = 2;
    }
    Labels labels = data.labels().orElseThrow();
    return new Classification(labels).predictions(data.test(), logits);
  }

  @Test
  void dataset_tellsVocabularyAndLengths() {
    Shown shown = Rendering.of(data()).orElseThrow();

    assertThat(shown.plain())
        .startsWith("talk: texts of 64 characters at most, 3 classes\n")
        .contains(
            "\n  symbols     characters, NFC\n",
            "\n  vocabulary  28 symbols: ",
            "\n  lengths     median 31, 95 % up to 300, longest 300\n",
            "\n  licence     CC0\n",
            "texts cut to 64 characters (34.9 % of the texts), training part:\n    15",
            "\nlengths     median  95 %  longest  texts cut  unknown\n",
            "\ntraining        31   300      300     34.9 %    0.0 %\n");
    String html = shown.html().orElseThrow();
    assertThat(html)
        .contains("&lt;script&gt;alert(1)&lt;/script&gt; txt", "dir=\"auto\"", HEBREW)
        .doesNotContain("<script>", "\u202e", "\u0007");
    assertThat(shown.png()).isEmpty();
  }

  @Test
  void predictions_showTheTexts() {
    Shown shown = Rendering.of(predictions(data())).orElseThrow();

    assertThat(shown.plain().lines().toList().get(1)).endsWith("text");
    assertThat(shown.plain().lines().map(String::length)).allMatch(length -> length <= 84);
    assertThat(shown.plain()).contains("<script>alert(1)</s", "long long").doesNotContain("\u0007");
    assertThat(shown.html().orElseThrow())
        .contains("&lt;script&gt;alert(1)&lt;/script&gt; txt", "long long", "…")
        .doesNotContain("<script>", "\u202e");
  }

  @Test
  void predictionsOfNumbers_showTheTexts() {
    Table table =
        Table.create(
            "films",
            StringColumn.create(
                "review", IntStream.range(0, 20).mapToObj(i -> "film <" + i).toList()),
            DoubleColumn.create("stars", IntStream.range(0, 20).asDoubleStream().toArray()));
    Dataset data = Datasets.rows(table, "stars").text("review").load();
    Predictions predictions =
        new Regression(data.targetScaling().orElseThrow())
            .predictions(data.test(), new float[data.test().size()]);

    Shown shown = Rendering.of(predictions).orElseThrow();

    assertThat(shown.plain()).contains("film <");
    assertThat(shown.html().orElseThrow()).contains("film &lt;").doesNotContain("film <");
  }
}
