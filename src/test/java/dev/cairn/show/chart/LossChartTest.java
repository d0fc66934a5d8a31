package dev.cairn.show.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.show.Samples;
import dev.cairn.train.Curves;
import dev.cairn.train.TrainingException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;

@Tag("unit")
class LossChartTest {
  private final Curves curves = Samples.curves(6, 0);

  private static XYChart chart(Curves curves) {
    return LossChart.of(curves, 6);
  }

  @Test
  void usual_saysThatItIsSmoothed() {
    assertThat(chart(curves).getSeriesMap().keySet())
        .containsExactly("training, measured", "training, smoothed", "validation");
    assertThat(chart(curves).getYAxisTitle()).isEqualTo("loss");
  }

  @Test
  void logarithmic_isSaidAtTheAxis() {
    XYChart chart = chart(curves.logarithmic());

    assertThat(chart.getStyler().isYAxisLogarithmic()).isTrue();
    assertThat(chart.getYAxisTitle()).isEqualTo("loss (logarithmic)");
    assertThat(Charts.picture("", chart).png()).isPresent();
  }

  @Test
  void logarithmic_leavesOutWhatItCannotShow() {
    Curves zero =
        new Curves(List.of(new Curves.Point(0.5, 0), new Curves.Point(1, 0.5)), Samples.history(0));

    assertThat(chart(zero.logarithmic()).getSeriesMap().get("training").getYData())
        .containsExactly(0.5);
    assertThat(Charts.picture("", chart(zero.logarithmic())).png()).isPresent();
  }

  @Test
  void smoothed_saysItsWeightInTheLegend() {
    XYChart chart = chart(curves.smoothed(0.9).logarithmic());

    assertThat(chart.getSeriesMap().keySet())
        .containsExactly("training, measured", "training, smoothed 0.9", "validation");
    assertThat(chart(curves.smoothed(0)).getSeriesMap().keySet())
        .containsExactly("training", "validation");
  }

  @Test
  void smoothed_isAMovingMean() {
    Curves two =
        new Curves(List.of(new Curves.Point(1, 4), new Curves.Point(2, 1)), Samples.history(0));

    double[] means =
        chart(two.smoothed(0.5)).getSeriesMap().get("training, smoothed 0.5").getYData();

    assertThat(means).containsExactly(4, 2);
  }

  @Test
  void smoothed_refusesOtherWeights() {
    assertThatThrownBy(() -> curves.smoothed(1))
        .isInstanceOf(TrainingException.class)
        .hasMessage(
            """
            expected: a weight of at least 0 and below 1
            found:    1.0
            where:    curves.smoothed
            mend:     0.9 is smooth, 0 shows what was measured""");
  }
}
