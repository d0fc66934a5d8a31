package dev.cairn.show.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.show.Samples;
import dev.cairn.task.Classification;
import dev.cairn.task.Predictions;
import dev.cairn.train.Snapshot;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Texts in the live panel. */
@Tag("unit")
class SampleClassifiedTextsTest {
  private static Snapshot texts(Snapshot s) {
    return new Snapshot(
        s.title(),
        "texts",
        s.background(),
        s.phase(),
        s.progress(),
        s.pace(),
        s.learningRate(),
        s.loss(),
        s.memoryBytes(),
        s.curves(),
        s.sample(),
        s.ending());
  }

  private static Predictions predictions() {
    List<String> texts = IntStream.range(0, 40).mapToObj(i -> "<i>text\u0007 " + i).toList();
    List<String> labels = IntStream.range(0, 40).mapToObj(i -> i % 2 == 0 ? "<b>" : "x").toList();
    Dataset data = Datasets.texts(texts, labels).load();
    float[] logits = new float[2 * data.test().size()];
    for (int i = 0; i < data.test().size(); i++) {
      logits[2 * i] = 1;
    }
    return new Classification(data.labels().orElseThrow()).predictions(data.test(), logits);
  }

  @Test
  void html_hasEightLinesWhateverIsThere() {
    Snapshot s = texts(Samples.running(2));
    String empty = Sample.html(s);
    String full = Sample.html(Samples.with(s, predictions()));

    assertThat(empty.split("height:20px;line", -1)).hasSize(9);
    assertThat(full.split("height:20px;line", -1)).hasSize(9);
  }

  @Test
  void html_escapesAndMarks() {
    String full = Sample.html(Samples.with(texts(Samples.running(2)), predictions()));

    assertThat(full)
        .contains("✓ &lt;b&gt;", "<b>✗ &lt;b&gt;</b>", "is x", "&lt;i&gt;text  ")
        .doesNotContain("<i>", "\u0007");
  }
}
