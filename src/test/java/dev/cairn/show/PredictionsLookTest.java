package dev.cairn.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.data.Datasets;
import dev.cairn.host.Shown;
import dev.cairn.show.chart.Charts;
import dev.cairn.task.Predictions;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;

@Tag("unit")
class PredictionsLookTest {

  @Test
  void of_classesHasPicturesConfidenceAndMarks() throws IOException {
    Shown shown = Rendering.of(SmallData.predictions()).orElseThrow();

    Golden.check("predictions.txt", shown.plain());
    Golden.check("predictions.html", shown.html().orElseThrow());
    assertThat(shown.png()).isPresent();
  }

  @Test
  void of_classesEscapesNames() {
    assertThat(Rendering.of(SmallData.predictions()).orElseThrow().html().orElseThrow())
        .contains("&lt;script&gt;cat", "alt=\"&lt;script&gt;cat&lt;/script&gt;\"")
        .doesNotContain("<script>");
  }

  @Test
  void of_classesShowsTwentyRowsAndCountsTheRest() {
    Predictions all = Samples.predictions(Datasets.fashionMnistMini());
    Shown shown = Rendering.of(all).orElseThrow();

    assertThat(shown.plain()).startsWith("predictions: 1,841 of 2,000 right, 0.9205\n");
    assertThat(shown.plain()).endsWith("\n… and 1,980 more rows");
    assertThat(shown.plain().lines()).hasSize(23).allMatch(line -> line.length() <= 80);
    assertThat(shown.html().orElseThrow()).contains("… and 1,980 more rows");
    assertThat(shown.html().orElseThrow().split("<img ", -1)).hasSize(21);
  }

  @Test
  void of_mistakesSaysThatNoneIsRight() {
    assertThat(Rendering.of(SmallData.predictions().worst()).orElseThrow().plain())
        .startsWith("predictions: 1, none of them right\n");
  }

  @Test
  void of_noRowsIsStillATable() {
    Predictions none = SmallData.predictions().with(SmallData.predictions().table().emptyCopy());

    assertThat(Rendering.of(none).orElseThrow().plain())
        .isEqualTo("predictions: 0 of 0 right\nexample  actual  predicted  confidence");
  }

  @Test
  void of_changedColumnsIsAPlainTable() {
    Predictions less =
        SmallData.predictions().with(SmallData.predictions().table().selectColumns("example"));

    assertThat(Rendering.of(less).orElseThrow().plain()).startsWith("example\n");
  }

  @Test
  void of_numbersHasAScatterChart() {
    Predictions numbers = Samples.numbers(Datasets.friedman1(200, 1, 1));
    Shown shown = Rendering.of(numbers).orElseThrow();

    assertThat(shown.plain())
        .startsWith("predictions: 40 rows\nexample  actual  predicted    error\n")
        .endsWith("\n… and 20 more rows");
    assertThat(shown.html().orElseThrow()).contains("<img ", "… and 20 more rows");
    assertThat(shown.png()).isPresent();
  }

  @Test
  void predicted_chartHasTheTablesNumbersAndTheLineOfAgreement() {
    Predictions numbers = Samples.numbers(Datasets.friedman1(200, 1, 1));
    XYChart chart = Charts.predicted(numbers);

    assertThat(chart.getSeriesMap().keySet()).containsExactly("predicted", "predicted = actual");
    assertThat(chart.getSeriesMap().get("predicted").getXData())
        .containsExactly(numbers.table().doubleColumn("actual").asDoubleArray());
    assertThat(chart.getSeriesMap().get("predicted").getYData())
        .containsExactly(numbers.table().doubleColumn("predicted").asDoubleArray());
    double[] line = chart.getSeriesMap().get("predicted = actual").getXData();
    assertThat(chart.getSeriesMap().get("predicted = actual").getYData()).containsExactly(line);
  }
}
