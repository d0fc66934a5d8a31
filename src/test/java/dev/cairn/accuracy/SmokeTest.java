package dev.cairn.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Net;
import dev.cairn.train.Optimizers;
import dev.cairn.train.ProgressView;
import dev.cairn.train.Run;
import dev.cairn.train.Trainer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the notebooks promise, on the preferred engine and the bundled data. */
@Tag("smoke")
class SmokeTest {

  /** Notebook 01. */
  @Test
  void resNet20_learnsFashionMnistMini() {
    Figures.Clock clock = Figures.clock();
    double accuracy = fashionRun(1).test().scores().metric("accuracy");

    clock.record("fashion-mnist-mini resnet-20 seed 1 test accuracy", accuracy, 0.885);
    assertThat(accuracy).isGreaterThanOrEqualTo(0.885);
  }

  static Run fashionRun(long seed) {
    Dataset data = Datasets.fashionMnistMini();
    return Trainer.defaults()
        .epochs(5)
        .seed(seed)
        .progress(ProgressView.none())
        .fit(resNet20(data), data);
  }

  static Net resNet20(Dataset data) {
    return Net.of(data).stem(16).stages(Blocks.basic().times(3), 16, 32, 64).classify();
  }

  /** Notebook 02. The noise alone makes a mean absolute error of 0.80. */
  @Test
  void denseResidualNet_learnsFriedmansFirstProblem() {
    Figures.Clock clock = Figures.clock();
    Dataset data = Datasets.friedman1(2000, 1.0, 7);
    Net net = Net.of(data).stages(Blocks.dense().times(3), 32).regress();
    Run run =
        Trainer.defaults()
            .seed(1)
            .epochs(60)
            .optimizer(Optimizers.adam(1e-2).weightDecay(1e-2))
            .progress(ProgressView.none())
            .fit(net, data);
    double r2 = run.test().scores().metric("R²");

    clock.record("friedman-1 dense residual net test R²", r2, 0.9);
    assertThat(r2).isGreaterThanOrEqualTo(0.9);
  }
}
