package dev.cairn.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.data.Datasets;
import dev.cairn.engine.ReferenceEngine;
import dev.cairn.host.Shown;
import dev.cairn.show.chart.Charts;
import dev.cairn.show.page.Html;
import dev.cairn.show.page.Words;
import dev.cairn.stack.Net;
import dev.cairn.train.ProgressView;
import dev.cairn.train.Run;
import dev.cairn.train.Trainer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class RunLookTest {
  private final Run run = run();

  private static Run run() {
    var data = Datasets.friedman1(60, 1, 1);
    return Trainer.defaults()
        .epochs(2)
        .batch(16)
        .seed(1)
        .engine(new ReferenceEngine())
        .progress(ProgressView.none())
        .fit(Net.of(data).regress(), data);
  }

  @Test
  void of_aRunIsItsEndingCurvesAndEpochs() {
    Shown shown = Rendering.of(run).orElseThrow();

    assertThat(shown.plain())
        .startsWith(Words.within80(run.ending().text()) + "\nepoch ")
        .contains("★ best")
        .endsWith("\non test data: run.test(), run.report(), run.confusion()");
    assertThat(shown.plain().lines()).allMatch(line -> line.length() <= 80);
    assertThat(shown.html().orElseThrow())
        .contains(Html.escape(run.ending().text()), "<img ", "★ best", "trained on Friedman 1");
    assertThat(shown.png()).isPresent();
  }

  @Test
  void of_aModelIsItsStagesAndHowItWasTrained() {
    Shown shown = Rendering.of(run.model()).orElseThrow();

    assertThat(shown.plain())
        .startsWith("trained on Friedman 1: 2 epochs, batch 16, ")
        .endsWith(" " + run.model().provenance().engine());
    assertThat(shown.html().orElseThrow()).contains(">head<", ">total<");
  }

  @Test
  void curves_ofARunAreThoseOfItsHistory() {
    var charts = Charts.curves(run);

    assertThat(charts).hasSize(2);
    assertThat(charts.get(1).getSeriesMap().get("validation").getYData())
        .containsExactly(
            run.history().epochs().stream()
                .mapToDouble(epoch -> epoch.validation().get("R²"))
                .toArray());
  }
}
