package dev.cairn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.data.Examples;
import dev.cairn.engine.ReferenceEngine;
import dev.cairn.host.Shown;
import dev.cairn.show.Rendering;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Net;
import dev.cairn.task.Classification;
import dev.cairn.task.Confusion;
import dev.cairn.task.Predictions;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Rows that come later, of which some lack the class that is to be predicted. */
@Tag("unit")
class RowsWithoutAnswerTest {
  private static final Dataset DATA = Datasets.table(table(60), "side");
  private static final Model MODEL =
      Trainer.defaults()
          .seed(1)
          .epochs(20)
          .batch(16)
          .engine(new ReferenceEngine())
          .progress(ProgressView.none())
          .fit(Net.of(DATA).stage(Blocks.dense(), 8).classify(), DATA)
          .model();

  /** From -1 to 1, whose sides are left and right. */
  private static Table table(int rows) {
    double[] x = IntStream.range(0, rows).mapToDouble(i -> 2.0 * i / (rows - 1) - 1).toArray();
    return Table.create(
        "line",
        DoubleColumn.create("x", x),
        StringColumn.create(
            "side", Arrays.stream(x).mapToObj(v -> v < 0 ? "left" : "right").toList()));
  }

  /** Ten rows; nobody knows the class of rows 2 and 9. */
  private static Table later() {
    Table later = table(10);
    later.stringColumn("side").setMissing(2);
    later.stringColumn("side").setMissing(9);
    return later;
  }

  @Test
  void encode_givesThemNoClass() {
    for (Examples rows : List.of(DATA.encode(later()), MODEL.encode(later()))) {
      FloatBuffer target = FloatBuffer.allocate(2);
      rows.write(2, FloatBuffer.allocate(1), target);

      assertThat(target.array()).containsExactly(0, 0);
      assertThat(rows.label(2)).isEmpty();
      assertThat(rows.label(9)).isEmpty();
      assertThat(rows.label(8)).hasValue(1);
      assertThat(rows.classCounts()).containsExactly(4, 4);
    }
  }

  @Test
  void score_namesTheFirstOne() {
    assertThatThrownBy(() -> MODEL.score(DATA.encode(later())))
        .isInstanceOf(TrainingException.class)
        .hasMessage(
            """
            expected: an answer for every example
            found:    none for example 2
            where:    the examples to score
            mend:     call predict(examples) to see what the network says without answers, or score only examples that have some\
            """);
    assertThat(MODEL.score(DATA.encode(later()).subset(0, 1, 3, 4, 5, 6, 7, 8)))
        .hasToString("accuracy 1.0000 (8/8)");
  }

  @Test
  void predict_tellsAllRows() {
    Predictions all = MODEL.predict(DATA.encode(later()));

    assertThat(all.table().stringColumn("predicted").asList().subList(2, 10))
        .containsExactly("left", "left", "left", "right", "right", "right", "right", "right");
    assertThat(all.table().stringColumn("actual").isMissing().toArray()).containsExactly(2, 9);
    assertThat(all.table().column("right").isMissing().toArray()).containsExactly(2, 9);
    assertThat(all.wrong().table().rowCount()).isZero();
    assertThat(all.of("left").table().rowCount()).isEqualTo(4);
    assertThat(Confusion.of(((Classification) MODEL.task()).labels(), all).total()).isEqualTo(8);
  }

  @Test
  void show_marksThemNeitherRightNorWrong() {
    Shown shown = Rendering.of(MODEL.predict(DATA.encode(later()))).orElseThrow();

    List<String> lines = shown.plain().lines().toList();
    assertThat(lines.get(0))
        .isEqualTo("predictions: 8 of 8 right, 1.0000 (2 rows without an answer)");
    assertThat(lines.get(4)).startsWith("      2").contains("left").doesNotContain("✓", "✗");
    assertThat(lines.get(5)).startsWith("      3").endsWith("✓ right");
    assertThat(shown.html().orElseThrow().split("✓ right", -1)).hasSize(9);
  }
}
