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
  /** Numbers of a part: enough for what is done once a part, and few enough for a cache. */
  private static final int PART = 1 << 13;

  private final Team team;
  private final Grid grid;
  private final Lengths lengths;
  private final double epsilon;
  private final boolean relu;
  private final int together;
  private final int parts;
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
    together = Math.max(1, Math.min(grid.examples(), PART / grid.run()));
    parts = (grid.examples() + together - 1) / together * grid.blocks();
    some = new double[parts * grid.inner()];
    others = new double[some.length];
    mean = new double[grid.channels()];
    inverse = new double[grid.channels()];
    ofScale = new double[grid.channels()];
    ofShift = new double[grid.channels()];
    zeros = new float[grid.run()];
    tiles = new Tiles[team.workers()];
    Arrays.setAll(tiles, i -> new Tiles(grid));
  }

  /** A block of channels of some examples, one after the other. */
  private interface OfPart {
    void at(int part, Tiles own);
  }

  private void parts(OfPart action) {
    team.each(parts, grid.numbers(), (part, worker) -> action.at(part, tiles[worker]));
  }

  private int firstExample(int part) {
    return part / grid.blocks() * together;
  }

  private int endExample(int part) {
    return Math.min(grid.examples(), firstExample(part) + together);
  }

  private int place(int example, int part) {
    return (example * grid.blocks() + part % grid.blocks()) * grid.run();
  }

  private int count(int part) {
    int count = 0;
    for (int example = firstExample(part); example < endExample(part); example++) {
      count += lengths.of(example);
    }
    return count;
  }

  private interface OfTile {
    void at(int place, int count);
  }

  /** The valid positions of a part. */
  private void valid(int part, OfTile action) {
    for (int example = firstExample(part); example < endExample(part); example++) {
      int place = place(example, part);
      int count = lengths.of(example) * grid.inner();
      for (int at = 0; at < count; at += grid.tile()) {
        action.at(place + at, Math.min(grid.tile(), count - at));
      }
    }
  }

  private void clearTails(int part, FloatBuffer array) {
    for (int example = firstExample(part); example < endExample(part); example++) {
      int count = lengths.of(example) * grid.inner();
      array.put(place(example, part) + count, zeros, 0, grid.run() - count);
    }
  }

  private void fill(float[] tile, int part, double[] ofChannels) {
    int first = part % grid.blocks() * grid.inner();
    for (int i = 0; i < grid.inner(); i++) {
      tile[i] = (float) ofChannels[first + i];
    }
    Grid.repeat(tile, grid.inner());
  }

  /** Of each channel, what its parts have summed, times a factor. */
  private void collect(double[] ofParts, double factor, double[] to) {
    Arrays.fill(to, 0);
    for (int i = 0; i < ofParts.length; i++) {
      to[i % grid.channels()] += ofParts[i];
    }
    for (int c = 0; c < to.length; c++) {
      to[c] *= factor;
    }
  }

  /** Arrays: x, scale, shift, y, mean, variance. */
  public void forward(List<FloatBuffer> arrays) {
    parts((part, own) -> moments(part, own, arrays.get(0)));
    double share = 1.0 / lengths.sum();
    collect(some, share, mean);
    for (int part = 0; part < parts; part++) {
      int count = count(part);
      for (int i = part * grid.inner(); i < (part + 1) * grid.inner(); i++) {
        double off = some[i] / count - mean[i % grid.channels()];
        others[i] += count * off * off;
      }
    }
    collect(others, share, inverse);
    for (int c = 0; c < mean.length; c++) {
      arrays.get(4).put(c, (float) mean[c]);
      arrays.get(5).put(c, (float) inverse[c]);
      ofScale[c] = arrays.get(1).get(c) / Math.sqrt(inverse[c] + epsilon);
      ofShift[c] = arrays.get(2).get(c);
    }
    parts((part, own) -> normalise(part, own, arrays));
  }

  /** Sums of a part, and squares around its own mean; those of all are put together after it. */
  private void moments(int part, Tiles own, FloatBuffer from) {
    int at = part * grid.inner();
    own.sums.begin();
    valid(
        part,
        (place, count) -> {
          from.get(place, own.x, 0, count);
          own.sums.add(own.x, count);
        });
    own.sums.end(some, at);
    int all = count(part);
    for (int i = 0; i < grid.inner(); i++) {
      own.mean[i] = (float) (some[at + i] / all);
    }
    Grid.repeat(own.mean, grid.inner());
    own.sums.begin();
    valid(
        part,
        (place, count) -> {
          from.get(place, own.x, 0, count);
          NormTiles.centre(own.x, own.mean, count);
          own.sums.addProducts(own.x, own.x, count);
        });
    own.sums.end(others, at);
  }

  private void normalise(int part, Tiles own, List<FloatBuffer> arrays) {
    fill(own.mean, part, mean);
    fill(own.factor, part, ofScale);
    fill(own.summand, part, ofShift);
    valid(
        part,
        (place, count) -> {
          arrays.get(0).get(place, own.x, 0, count);
          NormTiles.value(own.x, own.mean, own.factor, own.summand, count);
          if (relu) {
            relu(own.x, count);
          }
          arrays.get(3).put(place, own.x, 0, count);
        });
    clearTails(part, arrays.get(3));
  }

  /**
   * Arrays: x, dy, scale, mean, variance, dx, gradient of scale, of shift; dy and dx may be one.
   */
  public void backward(List<FloatBuffer> arrays) {
    for (int c = 0; c < mean.length; c++) {
      mean[c] = arrays.get(3).get(c);
      inverse[c] = 1 / Math.sqrt(arrays.get(4).get(c) + epsilon);
    }
    parts((part, own) -> sumUp(part, own, arrays));
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
    parts((part, own) -> gradient(part, own, arrays));
  }

  private void sumUp(int part, Tiles own, List<FloatBuffer> arrays) {
    fill(own.mean, part, mean);
    own.sums.begin();
    own.products.begin();
    valid(
        part,
        (place, count) -> {
          arrays.get(0).get(place, own.x, 0, count);
          arrays.get(1).get(place, own.dy, 0, count);
          NormTiles.centre(own.x, own.mean, count);
          own.sums.add(own.dy, count);
          own.products.addProducts(own.dy, own.x, count);
        });
    own.sums.end(some, part * grid.inner());
    own.products.end(others, part * grid.inner());
  }

  private void gradient(int part, Tiles own, List<FloatBuffer> arrays) {
    fill(own.mean, part, mean);
    fill(own.factor, part, inverse);
    fill(own.summand, part, ofShift);
    fill(own.slope, part, ofScale);
    valid(
        part,
        (place, count) -> {
          arrays.get(0).get(place, own.x, 0, count);
          arrays.get(1).get(place, own.dy, 0, count);
          NormTiles.centre(own.x, own.mean, count);
          NormTiles.gradient(own.dy, own.x, own.factor, own.summand, own.slope, count);
          arrays.get(5).put(place, own.dy, 0, count);
        });
    clearTails(part, arrays.get(5));
  }

  /** NaN stays NaN. */
  private static void relu(float[] x, int count) {
    for (int i = 0; i < count; i++) {
      x[i] = Math.max(0, x[i]);
    }
  }
}
