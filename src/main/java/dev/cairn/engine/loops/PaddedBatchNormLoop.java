package dev.cairn.engine.loops;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * Batch normalisation in training of sequences with padding behind them: statistics are those of
 * valid positions, and behind these everything is 0. What examples sum is added up in the order of
 * the batch, so the bits do not depend on threads.
 */
public final class PaddedBatchNormLoop {
  private final Team team;
  private final Grid grid;
  private final Lengths lengths;
  private final double epsilon;
  private final boolean relu;
  private final double[] some;
  private final double[] others;
  private final double[] mean;
  private final double[] inverse;
  private final double[] ofScale;
  private final double[] ofShift;
  private final float[] zeros;
  private final Tiles[] tiles;

  /** Working memory of a thread: tiles, and numbers of channels repeated for a tile. */
  private static final class Tiles {
    private final float[] x;
    private final float[] dy;
    private final float[] mean;
    private final float[] factor;
    private final float[] summand;
    private final float[] slope;
    private final Sums sums;
    private final Sums products;

    Tiles(Grid grid) {
      x = new float[grid.tile()];
      dy = new float[grid.tile()];
      mean = new float[grid.tile()];
      factor = new float[grid.tile()];
      summand = new float[grid.tile()];
      slope = new float[grid.tile()];
      sums = new Sums(grid);
      products = new Sums(grid);
    }
  }

  /**
   * Of a node whose values lie as {@code grid} says.
   *
   * @param relu whether the value goes through a ReLU; its way back is somebody else's
   */
  public PaddedBatchNormLoop(Team team, Grid grid, Lengths lengths, double epsilon, boolean relu) {
    this.team = team;
    this.grid = grid;
    this.lengths = lengths;
    this.epsilon = epsilon;
    this.relu = relu;
    some = new double[grid.runs() * grid.inner()];
    others = new double[some.length];
    mean = new double[grid.channels()];
    inverse = new double[grid.channels()];
    ofScale = new double[grid.channels()];
    ofShift = new double[grid.channels()];
    zeros = new float[grid.run()];
    tiles = new Tiles[team.workers()];
    Arrays.setAll(tiles, i -> new Tiles(grid));
  }

  private interface OfRun {
    void at(int run, Tiles own);
  }

  private void runs(OfRun action) {
    team.each(grid.runs(), grid.numbers(), (run, worker) -> action.at(run, tiles[worker]));
  }

  private interface OfTile {
    void at(int place, int count);
  }

  /** The valid positions of a run. */
  private void valid(int run, OfTile action) {
    int count = lengths.of(run / grid.blocks()) * grid.inner();
    for (int at = 0; at < count; at += grid.tile()) {
      action.at(run * grid.run() + at, Math.min(grid.tile(), count - at));
    }
  }

  private void clearTail(int run, FloatBuffer array) {
    int count = lengths.of(run / grid.blocks()) * grid.inner();
    array.put(run * grid.run() + count, zeros, 0, grid.run() - count);
  }

  private void fill(float[] tile, int run, double[] ofChannels) {
    int first = run % grid.blocks() * grid.inner();
    for (int i = 0; i < grid.inner(); i++) {
      tile[i] = (float) ofChannels[first + i];
    }
    Grid.repeat(tile, grid.inner());
  }

  /** Of each channel, what its runs have summed, times a factor. */
  private void collect(double[] ofRuns, double factor, double[] to) {
    Arrays.fill(to, 0);
    for (int i = 0; i < ofRuns.length; i++) {
      to[i % grid.channels()] += ofRuns[i];
    }
    for (int c = 0; c < to.length; c++) {
      to[c] *= factor;
    }
  }

  /** Arrays: x, scale, shift, y, mean, variance. */
  public void forward(List<FloatBuffer> arrays) {
    double share = 1.0 / lengths.sum();
    FloatBuffer from = arrays.get(0);
    runs(
        (run, own) -> {
          own.sums.begin();
          valid(
              run,
              (place, count) -> {
                from.get(place, own.x, 0, count);
                own.sums.add(own.x, count);
              });
          own.sums.end(some, run * grid.inner());
        });
    collect(some, share, mean);
    runs(
        (run, own) -> {
          fill(own.mean, run, mean);
          own.sums.begin();
          valid(
              run,
              (place, count) -> {
                from.get(place, own.x, 0, count);
                NormTiles.centre(own.x, own.mean, count);
                own.sums.addProducts(own.x, own.x, count);
              });
          own.sums.end(some, run * grid.inner());
        });
    collect(some, share, inverse);
    for (int c = 0; c < mean.length; c++) {
      arrays.get(4).put(c, (float) mean[c]);
      arrays.get(5).put(c, (float) inverse[c]);
      ofScale[c] = arrays.get(1).get(c) / Math.sqrt(inverse[c] + epsilon);
      ofShift[c] = arrays.get(2).get(c);
    }
    runs((run, own) -> normalise(run, own, arrays));
  }

  private void normalise(int run, Tiles own, List<FloatBuffer> arrays) {
    fill(own.mean, run, mean);
    fill(own.factor, run, ofScale);
    fill(own.summand, run, ofShift);
    valid(
        run,
        (place, count) -> {
          arrays.get(0).get(place, own.x, 0, count);
          NormTiles.value(own.x, own.mean, own.factor, own.summand, count);
          if (relu) {
            relu(own.x, count);
          }
          arrays.get(3).put(place, own.x, 0, count);
        });
    clearTail(run, arrays.get(3));
  }

  /**
   * Arrays: x, dy, scale, mean, variance, dx, gradient of scale, of shift; dy and dx may be one.
   */
  public void backward(List<FloatBuffer> arrays) {
    for (int c = 0; c < mean.length; c++) {
      mean[c] = arrays.get(3).get(c);
      inverse[c] = 1 / Math.sqrt(arrays.get(4).get(c) + epsilon);
    }
    runs((run, own) -> sumUp(run, own, arrays));
    collect(others, 1, ofScale);
    collect(some, 1, ofShift);
    for (int c = 0; c < mean.length; c++) {
      ofScale[c] *= inverse[c];
      arrays.get(6).put(c, (float) ofScale[c]);
      arrays.get(7).put(c, (float) ofShift[c]);
    }
    double share = 1.0 / lengths.sum();
    for (int c = 0; c < mean.length; c++) {
      double factor = arrays.get(2).get(c) * inverse[c];
      ofShift[c] *= share * factor;
      ofScale[c] *= share * factor * inverse[c];
      inverse[c] = factor;
    }
    runs((run, own) -> gradient(run, own, arrays));
  }

  private void sumUp(int run, Tiles own, List<FloatBuffer> arrays) {
    fill(own.mean, run, mean);
    own.sums.begin();
    own.products.begin();
    valid(
        run,
        (place, count) -> {
          arrays.get(0).get(place, own.x, 0, count);
          arrays.get(1).get(place, own.dy, 0, count);
          NormTiles.centre(own.x, own.mean, count);
          own.sums.add(own.dy, count);
          own.products.addProducts(own.dy, own.x, count);
        });
    own.sums.end(some, run * grid.inner());
    own.products.end(others, run * grid.inner());
  }

  private void gradient(int run, Tiles own, List<FloatBuffer> arrays) {
    fill(own.mean, run, mean);
    fill(own.factor, run, inverse);
    fill(own.summand, run, ofShift);
    fill(own.slope, run, ofScale);
    valid(
        run,
        (place, count) -> {
          arrays.get(0).get(place, own.x, 0, count);
          arrays.get(1).get(place, own.dy, 0, count);
          NormTiles.centre(own.x, own.mean, count);
          NormTiles.gradient(own.dy, own.x, own.factor, own.summand, own.slope, count);
          arrays.get(5).put(place, own.dy, 0, count);
        });
    clearTail(run, arrays.get(5));
  }

  /** NaN stays NaN. */
  private static void relu(float[] x, int count) {
    for (int i = 0; i < count; i++) {
      x[i] = Math.max(0, x[i]);
    }
  }
}
