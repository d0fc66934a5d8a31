package dev.cairn.engine.loops;

import java.nio.FloatBuffer;
import java.util.List;

/**
 * A number for each channel against all its positions: factors of squeeze-and-excite, learned
 * scales and shifts; and their gradients, which are sums over positions.
 */
public final class ChannelLoops {
  private final Team team;
  private final Grid grid;
  private final int perExample;
  private final int perChannel;
  private final float[][] values;
  private final float[][] others;
  private final float[][] factors;

  private ChannelLoops(Team team, Grid grid, int perExample, int perChannel) {
    this.team = team;
    this.grid = grid;
    this.perExample = perExample;
    this.perChannel = perChannel;
    values = new float[team.workers()][grid.run()];
    others = new float[team.workers()][grid.run()];
    factors = new float[team.workers()][grid.inner()];
  }

  /** Numbers {@code [examples, channels]}. */
  public static ChannelLoops ofExamples(Team team, Grid grid) {
    return new ChannelLoops(team, grid, grid.channels(), 1);
  }

  /** Numbers {@code [channels]}, or one for all. */
  public static ChannelLoops ofParameter(Team team, Grid grid, boolean perChannel) {
    return new ChannelLoops(team, grid, 0, perChannel ? 1 : 0);
  }

  /** Arrays: x, numbers, y = x times numbers; x and y may be one. */
  public void times(List<FloatBuffer> arrays) {
    each(
        arrays,
        (numbers, factor, inner) -> {
          for (int start = 0; start < numbers.length; start += inner) {
            for (int i = 0; i < inner; i++) {
              numbers[start + i] *= factor[i];
            }
          }
        });
  }

  /** Arrays: x, numbers, y = x plus numbers; x and y may be one. */
  public void plus(List<FloatBuffer> arrays) {
    each(
        arrays,
        (numbers, summand, inner) -> {
          for (int start = 0; start < numbers.length; start += inner) {
            for (int i = 0; i < inner; i++) {
              numbers[start + i] += summand[i];
            }
          }
        });
  }

  /** What happens to the numbers of a run. */
  private interface Change {
    void of(float[] numbers, float[] channels, int inner);
  }

  private void each(List<FloatBuffer> arrays, Change change) {
    FloatBuffer x = arrays.get(0);
    FloatBuffer numbers = arrays.get(1);
    FloatBuffer y = arrays.get(2);
    team.each(
        grid.runs(),
        grid.numbers(),
        (run, worker) -> {
          float[] value = values[worker];
          float[] factor = factors[worker];
          for (int i = 0; i < grid.inner(); i++) {
            factor[i] = numbers.get(place(run, i));
          }
          x.get(run * grid.run(), value, 0, grid.run());
          change.of(value, factor, grid.inner());
          y.put(run * grid.run(), value, 0, grid.run());
        });
  }

  private int place(int run, int i) {
    int channel = run % grid.blocks() * grid.inner() + i;
    return run / grid.blocks() * perExample + channel * perChannel;
  }

  /** A kernel with the arrays dy, x, gradient of the numbers that multiply. */
  public JavaKernel gradientOfTimes() {
    double[][] sums = new double[grid.runs()][grid.inner()];
    return arrays -> {
      FloatBuffer dy = arrays.get(0);
      FloatBuffer x = arrays.get(1);
      team.each(
          grid.runs(),
          grid.numbers(),
          (run, worker) -> {
            float[] a = values[worker];
            float[] b = others[worker];
            dy.get(run * grid.run(), a, 0, grid.run());
            x.get(run * grid.run(), b, 0, grid.run());
            Sums.ofProducts(a, b, grid.inner(), sums[run]);
          });
      collect(sums, arrays.get(2));
    };
  }

  /** A kernel with the arrays dy, gradient of the numbers that are added. */
  public JavaKernel gradientOfPlus() {
    double[][] sums = new double[grid.runs()][grid.inner()];
    return arrays -> {
      FloatBuffer dy = arrays.get(0);
      team.each(
          grid.runs(),
          grid.numbers(),
          (run, worker) -> {
            float[] a = values[worker];
            dy.get(run * grid.run(), a, 0, grid.run());
            Sums.of(a, grid.inner(), sums[run]);
          });
      collect(sums, arrays.get(1));
    };
  }

  /** In the order of the runs, so that the bits do not depend on threads. */
  private void collect(double[][] sums, FloatBuffer to) {
    if (perExample > 0) {
      for (int run = 0; run < sums.length; run++) {
        for (int i = 0; i < grid.inner(); i++) {
          to.put(place(run, i), (float) sums[run][i]);
        }
      }
      return;
    }
    double[] total = new double[perChannel == 0 ? 1 : grid.channels()];
    for (int run = 0; run < sums.length; run++) {
      for (int i = 0; i < grid.inner(); i++) {
        total[place(run, i)] += sums[run][i];
      }
    }
    for (int i = 0; i < total.length; i++) {
      to.put(i, (float) total[i]);
    }
  }
}
