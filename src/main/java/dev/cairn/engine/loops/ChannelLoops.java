package dev.cairn.engine.loops;

import java.nio.FloatBuffer;
import java.util.Arrays;
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
  private final Tiles[] tiles;

  /** Working memory of a thread. */
  private static final class Tiles {
    private final float[] a;
    private final float[] b;
    private final Sums sums;

    Tiles(Grid grid) {
      a = new float[grid.tile()];
      b = new float[grid.tile()];
      sums = new Sums(grid);
    }
  }

  private ChannelLoops(Team team, Grid grid, int perExample, int perChannel) {
    this.team = team;
    this.grid = grid;
    this.perExample = perExample;
    this.perChannel = perChannel;
    tiles = new Tiles[team.workers()];
    Arrays.setAll(tiles, i -> new Tiles(grid));
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
        (x, factors, count) -> {
          for (int i = 0; i < count; i++) {
            x[i] *= factors[i];
          }
        });
  }

  /** Arrays: x, numbers, y = x plus numbers; x and y may be one. */
  public void plus(List<FloatBuffer> arrays) {
    each(
        arrays,
        (x, summands, count) -> {
          for (int i = 0; i < count; i++) {
            x[i] += summands[i];
          }
        });
  }

  /** What happens to the numbers of a tile. */
  private interface Change {
    void of(float[] x, float[] channels, int count);
  }

  private void each(List<FloatBuffer> arrays, Change change) {
    FloatBuffer x = arrays.get(0);
    FloatBuffer y = arrays.get(2);
    team.each(
        grid.runs(),
        grid.numbers(),
        (run, worker) -> {
          Tiles own = tiles[worker];
          for (int i = 0; i < grid.inner(); i++) {
            own.b[i] = arrays.get(1).get(place(run, i));
          }
          Grid.repeat(own.b, grid.inner());
          int end = (run + 1) * grid.run();
          for (int at = run * grid.run(); at < end; at += own.a.length) {
            int count = Math.min(own.a.length, end - at);
            x.get(at, own.a, 0, count);
            change.of(own.a, own.b, count);
            y.put(at, own.a, 0, count);
          }
        });
  }

  private int place(int run, int i) {
    int channel = run % grid.blocks() * grid.inner() + i;
    return run / grid.blocks() * perExample + channel * perChannel;
  }

  /** A kernel with the arrays dy, x, gradient of the numbers that multiply. */
  public JavaKernel gradientOfTimes() {
    double[] sums = new double[grid.runs() * grid.inner()];
    return arrays -> {
      FloatBuffer dy = arrays.get(0);
      FloatBuffer x = arrays.get(1);
      sum(
          sums,
          (at, own, count) -> {
            dy.get(at, own.a, 0, count);
            x.get(at, own.b, 0, count);
            own.sums.addProducts(own.a, own.b, count);
          });
      collect(sums, arrays.get(2));
    };
  }

  /** A kernel with the arrays dy, gradient of the numbers that are added. */
  public JavaKernel gradientOfPlus() {
    double[] sums = new double[grid.runs() * grid.inner()];
    return arrays -> {
      FloatBuffer dy = arrays.get(0);
      sum(
          sums,
          (at, own, count) -> {
            dy.get(at, own.a, 0, count);
            own.sums.add(own.a, count);
          });
      collect(sums, arrays.get(1));
    };
  }

  /** Adds a tile to the sums. */
  private interface Addition {
    void of(int at, Tiles own, int count);
  }

  private void sum(double[] sums, Addition addition) {
    team.each(
        grid.runs(),
        grid.numbers(),
        (run, worker) -> {
          Tiles own = tiles[worker];
          own.sums.begin();
          int end = (run + 1) * grid.run();
          for (int at = run * grid.run(); at < end; at += own.a.length) {
            addition.of(at, own, Math.min(own.a.length, end - at));
          }
          own.sums.end(sums, run * grid.inner());
        });
  }

  /** In the order of the runs, so that the bits do not depend on threads. */
  private void collect(double[] sums, FloatBuffer to) {
    int count = perExample > 0 ? sums.length : perChannel == 0 ? 1 : grid.channels();
    double[] total = new double[count];
    for (int i = 0; i < sums.length; i++) {
      total[place(i / grid.inner(), i % grid.inner())] += sums[i];
    }
    for (int i = 0; i < count; i++) {
      to.put(i, (float) total[i]);
    }
  }
}
