package dev.cairn.engine.loops;

import dev.cairn.graph.CounterRandom;
import dev.cairn.graph.Op;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * Dropout of a node in training, from {@code x} to {@code y}, and from the gradient of {@code y} to
 * that of {@code x}, which is the same: what is dropped is drawn again instead of being kept. Both
 * may be one array.
 */
public final class DropoutLoop implements JavaKernel {
  private final Team team;
  private final Grid grid;
  private final Draws draws;
  private final String node;
  private final Op.Dropout op;
  private final float kept;
  private final float[][] values;
  private final float[][] factors;

  /** Of a node whose values lie as {@code grid} says. */
  public DropoutLoop(Team team, Grid grid, Draws draws, String node, Op.Dropout op) {
    this.team = team;
    this.grid = grid;
    this.draws = draws;
    this.node = node;
    this.op = op;
    kept = (float) (1 / (1 - op.rate()));
    values = new float[team.workers()][grid.run()];
    factors = new float[team.workers()][op.unit() == Op.Unit.ELEMENT ? grid.run() : grid.inner()];
  }

  @Override
  public void run(List<FloatBuffer> arrays) {
    FloatBuffer x = arrays.get(0);
    FloatBuffer y = arrays.get(1);
    CounterRandom random = draws.drop(node);
    team.each(
        grid.runs(),
        grid.numbers(),
        (run, worker) -> {
          float[] numbers = values[worker];
          float[] factor = factors[worker];
          int at = run * grid.run();
          x.get(at, numbers, 0, grid.run());
          if (op.unit() == Op.Unit.ELEMENT) {
            random.drop(op.rate(), (long) at, kept, factor, grid.run());
            multiplyElements(numbers, factor);
          } else {
            draw(random, run, factor);
            multiplyChannels(numbers, factor);
          }
          y.put(at, numbers, 0, grid.run());
        });
  }

  /** A factor for each channel of a run. */
  private void draw(CounterRandom random, int run, float[] factor) {
    if (op.unit() == Op.Unit.CHANNEL) {
      random.drop(op.rate(), (long) run * grid.inner(), kept, factor, grid.inner());
    } else {
      random.drop(op.rate(), run / grid.blocks(), kept, factor, 1);
      java.util.Arrays.fill(factor, factor[0]);
    }
  }

  /** Factors are counted channel by channel, numbers lie position by position. */
  private void multiplyElements(float[] numbers, float[] factor) {
    int inner = grid.inner();
    int positions = grid.positions();
    if (inner == 1 || positions == 1) {
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] *= factor[i];
      }
      return;
    }
    for (int p = 0; p < positions; p++) {
      for (int i = 0; i < inner; i++) {
        numbers[p * inner + i] *= factor[i * positions + p];
      }
    }
  }

  private void multiplyChannels(float[] numbers, float[] factor) {
    int inner = grid.inner();
    for (int start = 0; start < numbers.length; start += inner) {
      for (int i = 0; i < inner; i++) {
        numbers[start + i] *= factor[i];
      }
    }
  }
}
