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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        .endsWith("\non test data: run.test(), run.report()");
    assertThat(shown.plain().lines()).allMatch(line -> line.length() <= 80);
    assertThat(shown.html().orElseThrow())
        .contains(Html.escape(run.ending().text()), "<img ", "★ best", "trained on Friedman 1");
    assertThat(shown.png()).isPresent();
  }

  @Test
  void of_aRun_saysWhatToAskOfItNext(@TempDir Path folder) throws IOException {
    Trainer trainer =
        Trainer.defaults().epochs(1).engine(new ReferenceEngine()).progress(ProgressView.none());
    var kinds = Datasets.texts(Collections.nCopies(20, "a"), labels()).load();
    Run classes = trainer.fit(Net.of(kinds).embed(2).classify(), kinds);
    assertThat(Rendering.of(classes).orElseThrow().plain())
        .endsWith("\non test data: run.test(), run.report(), run.confusion()");
    Path file = Files.writeString(folder.resolve("abc.txt"), "abc ".repeat(60));
    var text = Datasets.corpus(file).length(8).load();
    Run model = trainer.fit(Net.of(text).embed(2).predictNext(), text);
    assertThat(Rendering.of(model).orElseThrow().plain())
        .endsWith("\nwithout test data: run.model().score(data.validation())");
  }

  private static List<String> labels() {
    return IntStream.range(0, 20).mapToObj(i -> i % 2 == 0 ? "x" : "y").toList();
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
