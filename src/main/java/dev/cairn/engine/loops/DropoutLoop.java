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
  private final Op.Unit unit;
  private final long bound;
  private final int kept;
  private final long[][] order;
  private final float[][] values;
  private final float[][] factors;
  private final long[][] bits;

  /** Of a node whose values lie as {@code grid} says. */
  public DropoutLoop(Team team, Grid grid, Draws draws, String node, Op.Dropout op) {
    this.team = team;
    this.grid = grid;
    this.draws = draws;
    this.node = node;
    unit = op.unit();
    // uniform(i) < rate, in whole numbers: both sides times 2^53.
    bound = (long) Math.ceil(op.rate() * 0x1.0p53);
    kept = Float.floatToRawIntBits((float) (1 / (1 - op.rate())));
    order = unit == Op.Unit.ELEMENT ? order(grid) : new long[0][];
    values = new float[team.workers()][grid.tile()];
    factors = new float[team.workers()][grid.tile()];
    bits = new long[team.workers()][grid.tile()];
  }

  /** For each tile of a run: its numbers are counted channel by channel, but lie otherwise. */
  private static long[][] order(Grid grid) {
    int tile = grid.tile();
    long[][] order = new long[(grid.run() + tile - 1) / tile][tile];
    for (int i = 0; i < grid.run(); i++) {
      order[i / tile][i % tile] = (long) i % grid.inner() * grid.positions() + i / grid.inner();
    }
    return order;
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
          float[] value = values[worker];
          float[] factor = factors[worker];
          int start = run * grid.run();
          if (unit != Op.Unit.ELEMENT) {
            draw(random, run, factor);
          }
          for (int at = 0; at < grid.run(); at += value.length) {
            int count = Math.min(value.length, grid.run() - at);
            x.get(start + at, value, 0, count);
            if (unit == Op.Unit.ELEMENT) {
              random.bits(start, order[at / value.length], bits[worker]);
              draw(bits[worker], factor);
            }
            multiply(value, factor, count);
            y.put(start + at, value, 0, count);
          }
        });
  }

  /** A factor for each channel of a run. */
  private void draw(CounterRandom random, int run, float[] factor) {
    for (int i = 0; i < grid.inner(); i++) {
      boolean example = unit == Op.Unit.EXAMPLE;
      factor[i] = factor(random.bits(example ? run / grid.blocks() : run * grid.inner() + i));
    }
    Grid.repeat(factor, grid.inner());
  }

  private void draw(long[] drawn, float[] factor) {
    for (int i = 0; i < factor.length; i++) {
      factor[i] = factor(drawn[i]);
    }
  }

  /** 0 below the bound, by a mask: a branch would be guessed wrong too often. */
  private float factor(long drawn) {
    int below = (int) ((drawn >>> 11) - bound >> 63);
    return Float.intBitsToFloat(kept & ~below);
  }

  private static void multiply(float[] values, float[] factors, int count) {
    for (int i = 0; i < count; i++) {
      values[i] *= factors[i];
    }
  }
}
