package dev.cairn.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.stack.Block;
import dev.cairn.stack.Net;
import dev.cairn.train.ProgressView;
import dev.cairn.train.Trainer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Why residual nets, without norms: 32 blocks of two dense layers with Glorot's first weights,
 * which were usual when He et al. wrote. Gradients are those with respect to the blocks' outputs.
 */
@Tag("accuracy")
class GradientFlowAccuracyTest {
  private static final int BLOCKS = 32;
  private static final int WIDTH = 64;
  private static final double GLOROT = Math.sqrt(0.5);

  private static final Block PLAIN =
      (x, p) -> x.dense(WIDTH, GLOROT).relu().dense(WIDTH, GLOROT).relu();

  /** The branches share the growth of the sum: each has a factor, at first 1 / sqrt(2 blocks). */
  private static final Block RESIDUAL =
      (x, p) ->
          x.dense(WIDTH, GLOROT)
              .relu()
              .dense(WIDTH, GLOROT)
              .scale(1 / Math.sqrt(2.0 * BLOCKS))
              .plus(x)
              .relu();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void gradientsVanishInAPlainNetAndNotInAResidualOne(long seed) {
    Figures.Clock clock = Figures.clock();
    double plain = ratio(PLAIN, seed);
    double residual = ratio(RESIDUAL, seed);

    clock.record("plain dense net, first / last gradient norm, seed " + seed, plain, 0.001);
    clock.record("residual dense net, first / last gradient norm, seed " + seed, residual, 30);
    assertThat(plain).isBetween(0.0, 0.001);
    assertThat(residual).isBetween(1.0 / 30, 30.0);
  }

  private static double ratio(Block block, long seed) {
    Dataset data = Datasets.friedman1(1000, 1, 7);
    Net net =
        Net.of(data).stem(x -> x.dense(WIDTH).relu()).stage(block.times(BLOCKS), WIDTH).regress();
    return Trainer.defaults()
        .epochs(5)
        .seed(seed)
        .gradientFlow(5)
        .progress(ProgressView.none())
        .fit(net, data)
        .gradientFlow()
        .ratio();
  }
}
