package dev.cairn.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.engine.Engine;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Net;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sentences of two languages, of which one is much shorter, on every engine that reads texts. */
@Tag("engine")
class BucketsOnEnginesTest {
  private static final Dataset DATA = Datasets.englishChineseMini().load();
  private static final Net NET =
      Net.of(DATA).embed(8).stages(Blocks.basic().times(1), 8, 16).classify();

  /** Deeplearning4j has no embedding. */
  static List<Engine> engines() {
    return Engine.all().stream().filter(engine -> !engine.name().equals("dl4j")).toList();
  }

  private static Trainer trainer(Engine engine) {
    return Trainer.defaults().seed(1).epochs(2).engine(engine).progress(ProgressView.none());
  }

  @ParameterizedTest
  @MethodSource("engines")
  void fit_learnsFromFewerPositions(Engine engine) {
    CountingEngine counting = new CountingEngine(engine);
    Run run = trainer(counting).fit(NET, DATA);

    int row = DATA.input().elements();
    assertThat(counting.trained()).hasSize(2 * 34);
    assertThat(CountingEngine.mean(counting.trained())).isLessThan(0.6 * row);
    assertThat(CountingEngine.mean(counting.predicted())).isLessThan(0.8 * row);
    assertThat(run.test().scores().metrics().get("accuracy")).isGreaterThan(0.97);
  }

  @ParameterizedTest
  @MethodSource("engines")
  void resume_inTheMiddleOfAnEpoch_isAsIfTheRunHadNeverStopped(Engine engine) {
    Trainer trainer = trainer(engine);
    Run whole = trainer.fit(NET, DATA);

    Run part = ResumeTest.interrupted(trainer, 2, 9).fit(NET, DATA);

    assertThat(part.ending().text()).startsWith("Interrupted in epoch 2 after batch 9 of 34.");
    ResumeTest.assertSame(whole, trainer.resume(part));
  }
}
