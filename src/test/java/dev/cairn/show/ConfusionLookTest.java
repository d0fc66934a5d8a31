package dev.cairn.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.data.Labels;
import dev.cairn.host.Shown;
import dev.cairn.show.chart.Charts;
import dev.cairn.task.Confusion;
import dev.cairn.task.Predictions;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.HeatMapSeries;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

@Tag("unit")
class ConfusionLookTest {
  private final Confusion small = Confusion.of(SmallData.LABELS, SmallData.predictions());

  @Test
  void of_smallMatrix() throws IOException {
    Shown shown = Rendering.of(small).orElseThrow();

    Golden.check("confusion.txt", shown.plain());
    Golden.check("confusion.html", shown.html().orElseThrow());
    assertThat(shown.html().orElseThrow()).doesNotContain("<script>");
    assertThat(shown.png()).isPresent();
  }

  @Test
  void of_tenClassesFitsInto80Columns() {
    Dataset mini = Datasets.fashionMnistMini();
    Confusion confusion = Confusion.of(mini.labels().orElseThrow(), Samples.predictions(mini));

    assertThat(Rendering.of(confusion).orElseThrow().plain())
        .contains("9 Ankle boot     0    0    0    0    0    0    1    8    0  191")
        .endsWith(
            """
            most often: Sandal taken for Sneaker: 14 of 200; Dress taken for Trouser: 12 of
                200; Dress taken for Sandal: 12 of 200""");
  }

  @Test
  void of_manyClassesListsTheMistakes() {
    Labels hundred = Labels.numbered(100);
    Table table =
        Table.create(
            StringColumn.create("actual", "7", "7", "3"),
            StringColumn.create("predicted", "9", "9", "3"));
    Predictions predictions = SmallData.predictions().with(table);

    Shown shown = Rendering.of(Confusion.of(hundred, predictions)).orElseThrow();

    assertThat(shown.plain())
        .isEqualTo(
            """
            rows: actual class, columns: predicted class; 1 of 3 right
            actual  taken for  times  of  percent
            7       9              2   2    100.0
            most often: 7 taken for 9: 2 of 2""");
    assertThat(shown.html().orElseThrow()).contains("<img ");
  }

  @Test
  void of_noMistakesSaysSo() {
    Predictions right =
        SmallData.predictions()
            .with(
                Table.create(
                    StringColumn.create("actual", "a"), StringColumn.create("predicted", "a")));

    assertThat(Rendering.of(Confusion.of(Labels.of("a", "b"), right)).orElseThrow().plain())
        .endsWith("\nno mistakes");
  }

  @Test
  void chart_hasACellForEachCountWithTheFirstClassOnTop() {
    HeatMapSeries series = Charts.confusion(small).getHeatMapSeries();

    assertThat(series.getXData()).isEqualTo(SmallData.LABELS.names());
    assertThat(series.getYData())
        .isEqualTo(List.of(SmallData.LABELS.name(1), SmallData.LABELS.name(0)));
    assertThat(series.getHeatData().stream().map(Arrays::toString))
        .containsExactly("[0, 1, 2]", "[0, 0, 1]", "[1, 0, 1]");
  }
}
