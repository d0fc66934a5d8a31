package dev.cairn.show.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.show.Samples;
import dev.cairn.train.Curves;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;

@Tag("unit")
class ChartsTest {

  @Test
  void curves_areLossesAndTheFirstMetric() {
    List<XYChart> charts = Charts.curves(Samples.curves(3, 0));

    assertThat(charts)
        .extracting(XYChart::getTitle)
        .containsExactly("Training and validation loss", "Validation accuracy");
    XYChart loss = charts.get(0);
    assertThat(loss.getSeriesMap().keySet())
        .containsExactly("training, measured", "training, smoothed", "validation");
    assertThat(loss.getSeriesMap().get("training, measured").getXData()).hasSize(198).endsWith(3.0);
    assertThat(loss.getSeriesMap().get("validation").getXData()).containsExactly(1, 2, 3);
    assertThat(loss.getSeriesMap().get("validation").getYData()).containsExactly(0.76, 0.535, 0.52);
    XYChart accuracy = charts.get(1);
    assertThat(accuracy.getSeriesMap().keySet()).containsExactly("validation", "best: 0.8512");
    assertThat(accuracy.getSeriesMap().get("best: 0.8512").getXData()).containsExactly(3);
  }

  @Test
  void curves_smoothTheTrainingLossOverItsNeighbours() {
    XYChart loss = Charts.curves(Samples.curves(1, 0)).get(0);
    double[] measured = loss.getSeriesMap().get("training, measured").getYData();
    double[] smooth = loss.getSeriesMap().get("training, smoothed").getYData();

    assertThat(smooth[10]).isEqualTo((measured[9] + measured[10] + measured[11]) / 3);
    assertThat(smooth[0]).isEqualTo((measured[0] + measured[1]) / 2);
  }

  @Test
  void curves_ofFewPointsAreNotSmoothed() {
    Curves curves =
        new Curves(List.of(new Curves.Point(0.5, 2), new Curves.Point(1, 1)), Samples.history(0));
    XYChart loss = Charts.curves(curves).get(0);

    assertThat(loss.getSeriesMap().keySet()).containsExactly("training", "validation");
    assertThat(loss.getSeriesMap().get("training").getYData()).containsExactly(2, 1);
  }

  @Test
  void curves_haveAllLegendEntriesBeforeTheFirstStep() {
    List<XYChart> charts = Charts.curves(new Curves(List.of(), Samples.history(0)));

    assertThat(charts.get(0).getSeriesMap().keySet()).containsExactly("training", "validation");
    assertThat(charts.get(1).getSeriesMap().keySet()).containsExactly("validation", "best");
    assertThat(charts.get(0).getSeriesMap().get("training").getXData()[0]).isNegative();
    assertThat(charts.get(0).getStyler().getXAxisMin()).isGreaterThan(-1);
  }

  @Test
  void comparison_hasASeriesARunInColoursOfItsOwn() {
    List<XYChart> charts = Charts.comparison(Samples.comparison());

    assertThat(charts)
        .extracting(XYChart::getTitle)
        .containsExactly("Training loss", "Validation accuracy");
    for (XYChart chart : charts) {
      assertThat(chart.getSeriesMap().keySet()).containsExactly("residual", "plain");
      assertThat(chart.getSeriesMap().get("residual").getLineColor()).isEqualTo(ChartStyle.BLUE);
      assertThat(chart.getSeriesMap().get("plain").getLineColor()).isEqualTo(ChartStyle.ORANGE);
      assertThat(chart.getStyler().getXAxisMax()).isEqualTo(6);
    }
    assertThat(charts.get(0).getSeriesMap().get("plain").getYData())
        .containsExactly(Samples.history(3).epochs().stream().mapToDouble(e -> e.loss()).toArray());
    assertThat(charts.get(1).getSeriesMap().get("plain").getXData()).containsExactly(1, 2, 3);
  }
}
