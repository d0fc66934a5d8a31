package dev.cairn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.engine.ReferenceEngine;
import dev.cairn.stack.Net;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ComparisonTest {

  @Test
  void with_keepsTheOrderAndTheOldValue() {
    Run run = run();
    Comparison one = Comparison.of("residual", run);
    Comparison two = one.with("plain", run);

    assertThat(one.runs()).extracting(Comparison.Named::name).containsExactly("residual");
    assertThat(two.runs()).extracting(Comparison.Named::name).containsExactly("residual", "plain");
    assertThat(two.runs().get(1).curves()).isSameAs(run.curves());
    assertThat(two.metrics()).isEqualTo(run.history().metrics());
  }

  @Test
  void comparison_refusesANameThatIsTaken() {
    Comparison.Named run = named("plain", "accuracy");

    assertThatThrownBy(() -> new Comparison(List.of(run, run)))
        .isInstanceOf(TrainingException.class)
        .hasMessage(
            """
            expected: a name of its own for each run
            found:    'plain' twice
            where:    Comparison
            mend:     name this run otherwise""");
  }

  @Test
  void comparison_refusesRunsOfDifferentTasks() {
    List<Comparison.Named> runs = List.of(named("clothes", "accuracy"), named("numbers", "R²"));

    assertThatThrownBy(() -> new Comparison(runs))
        .isInstanceOf(TrainingException.class)
        .hasMessage(
            """
            expected: runs with the metrics [accuracy]
            found:    a run with [R²]
            where:    'numbers' in a Comparison
            mend:     compare runs of one data set""");
  }

  private static Comparison.Named named(String name, String metric) {
    History history = new History(List.of(metric), List.of(), 0);
    return new Comparison.Named(name, new Curves(List.of(), history));
  }

  private static Run run() {
    Dataset data = Datasets.friedman1(60, 1, 1);
    return Trainer.defaults()
        .epochs(1)
        .batch(16)
        .seed(1)
        .engine(new ReferenceEngine())
        .progress(ProgressView.none())
        .fit(Net.of(data).regress(), data);
  }
}
