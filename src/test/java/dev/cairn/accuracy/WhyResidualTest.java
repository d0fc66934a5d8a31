package dev.cairn.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Net;
import dev.cairn.train.Optimizers;
import dev.cairn.train.Rehearsal;
import dev.cairn.train.Trainer;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Why residual nets, with batch norm: of 56 layers, the plain net trains worse (He et al. 2015,
 * section 4.1), though its gradients do not vanish. About ten minutes on two cores.
 */
@Tag("accuracy")
class WhyResidualTest {
  private static final int STEPS = 350;
  private static final int LAST = 50;

  @Test
  void worstResidualNetTrainsBetterThanTheBestPlainOne() {
    Figures.Clock clock = Figures.clock();
    Dataset data = Datasets.fashionMnistMini();
    Net net = Net.of(data).stem(16).stages(Blocks.basic().times(9), 16, 32, 64).classify();
    double worst = seeds().map(seed -> loss(net, data, seed)).max().orElseThrow();
    double best = seeds().map(seed -> loss(net.plain(), data, seed)).min().orElseThrow();

    clock.record("56 layers, worst residual seed, training loss", worst, best);
    assertThat(worst).isLessThan(best);
  }

  private static DoubleStream seeds() {
    return DoubleStream.of(1, 2, 3);
  }

  /** Mean of the last steps. */
  private static double loss(Net net, Dataset data, double seed) {
    List<Rehearsal.Step> steps =
        Trainer.defaults()
            .seed((long) seed)
            .optimizer(Optimizers.sgd(0.1))
            .rehearse(net, data, STEPS, step -> 0.1 * Math.min(1, (step + 1) / 35.0), loss -> false)
            .steps();
    assertThat(steps).hasSize(STEPS);
    return steps.stream()
        .skip(STEPS - LAST)
        .mapToDouble(Rehearsal.Step::loss)
        .average()
        .orElseThrow();
  }
}
