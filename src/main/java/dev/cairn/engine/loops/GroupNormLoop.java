package dev.cairn.engine.loops;

import dev.cairn.graph.Op;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * Group normalisation, an example at a time. Mean and inverse deviation of each group are kept for
 * the way back.
 */
public final class GroupNormLoop {
  private final Team team;
  private final Grid grid;
  private final Op.GroupNorm op;
  private final int perGroup;
  private final Lengths lengths;
  private final float[] zeros;
  private final Example[] examples;
  private final double[][] ofScale;
  private final double[][] ofShift;

  /** Of a node whose values lie as {@code grid} says; padding is not counted and becomes 0. */
  public GroupNormLoop(Team team, Grid grid, Lengths lengths, Op.GroupNorm op) {
    this.team = team;
    this.lengths = lengths;
    this.grid = grid;
    this.op = op;
    perGroup = grid.channels() / op.groups();
    zeros = new float[grid.run()];
    examples = new Example[team.workers()];
    Arrays.setAll(examples, i -> new Example());
    ofScale = new double[grid.examples()][grid.channels()];
    ofShift = new double[grid.examples()][grid.channels()];
  }

  /** Numbers that are kept of a batch. */
  public static int statistics(Op.GroupNorm op, int examples) {
    return 2 * op.groups() * examples;
  }

  /** Arrays: x, scale, shift, y, statistics. */
  public void forward(List<FloatBuffer> arrays) {
    team.each(
        grid.examples(),
        grid.numbers(),
        (example, worker) -> examples[worker].forward(example, arrays));
  }

  /** Arrays: x, dy, scale, statistics, dx, gradient of scale, of shift; dy and dx may be one. */
  public void backward(List<FloatBuffer> arrays) {
    team.each(
        grid.examples(),
        grid.numbers(),
        (example, worker) -> examples[worker].backward(example, arrays));
    sum(ofScale, arrays.get(5));
    sum(ofShift, arrays.get(6));
  }

  /** In the order of the batch, so that the bits do not depend on threads. */
  private static void sum(double[][] ofExamples, FloatBuffer to) {
    for (int channel = 0; channel < ofExamples[0].length; channel++) {
      double sum = 0;
      for (double[] ofExample : ofExamples) {
        sum += ofExample[channel];
      }
      to.put(channel, (float) sum);
    }
  }

  /** Means over groups of what was summed over positions. */
  private double[] ofGroups(int example, double[] ofChannels) {
    double share = 1.0 / ((double) perGroup * lengths.of(example));
    double[] groups = new double[op.groups()];
    for (int channel = 0; channel < ofChannels.length; channel++) {
      groups[channel / perGroup] += share * ofChannels[channel];
    }
    return groups;
  }

  /** Working memory of a thread: tiles of arrays, and numbers of channels repeated for a tile. */
  private final class Example {
    private final float[] x = new float[grid.tile()];
    private final float[] dy = new float[grid.tile()];
    private final float[] mean = new float[grid.tile()];
    private final float[] factor = new float[grid.tile()];
    private final float[] summand = new float[grid.tile()];
    private final float[] slope = new float[grid.tile()];
    private final Sums sums = new Sums(grid);
    private final Sums others = new Sums(grid);
    private final double[] total = new double[grid.channels()];

    private interface OfChannel {
      double at(int channel);
    }

    private void fill(float[] tile, int block, OfChannel value) {
      for (int i = 0; i < grid.inner(); i++) {
        tile[i] = (float) value.at(block * grid.inner() + i);
      }
      Grid.repeat(tile, grid.inner());
    }

    private interface OfTile {
      void at(int place, int count);
    }

    private void tiles(int example, int block, OfTile action) {
      int start = (example * grid.blocks() + block) * grid.run();
      int valid = lengths.of(example) * grid.inner();
      for (int at = 0; at < valid; at += x.length) {
        action.at(start + at, Math.min(x.length, valid - at));
      }
    }

    private void clearTail(int example, FloatBuffer array) {
      int valid = lengths.of(example) * grid.inner();
      for (int block = 0; block < grid.blocks() && valid < grid.run(); block++) {
        int start = (example * grid.blocks() + block) * grid.run();
        array.put(start + valid, zeros, 0, grid.run() - valid);
      }
    }

    void forward(int example, List<FloatBuffer> arrays) {
      FloatBuffer from = arrays.get(0);
      for (int block = 0; block < grid.blocks(); block++) {
        sums.begin();
        tiles(
            example,
            block,
            (place, count) -> {
              from.get(place, x, 0, count);
              sums.add(x, count);
            });
        sums.end(total, block * grid.inner());
      }
      double[] means = ofGroups(example, total);
      for (int block = 0; block < grid.blocks(); block++) {
        fill(mean, block, channel -> means[channel / perGroup]);
        sums.begin();
        tiles(
            example,
            block,
            (place, count) -> {
              from.get(place, x, 0, count);
              NormTiles.centre(x, mean, count);
              sums.addProducts(x, x, count);
            });
        sums.end(total, block * grid.inner());
      }
      double[] inverse = ofGroups(example, total);
      Arrays.setAll(inverse, group -> 1 / Math.sqrt(inverse[group] + op.epsilon()));
      keep(example, means, inverse, arrays.get(4));
      normalise(example, means, inverse, arrays);
    }

    private void keep(int example, double[] means, double[] inverse, FloatBuffer statistics) {
      int at = example * 2 * means.length;
      for (int group = 0; group < means.length; group++) {
        statistics.put(at + group, (float) means[group]);
        statistics.put(at + means.length + group, (float) inverse[group]);
      }
    }

    private void normalise(
        int example, double[] means, double[] inverse, List<FloatBuffer> arrays) {
      for (int block = 0; block < grid.blocks(); block++) {
        fill(mean, block, c -> means[c / perGroup]);
        fill(factor, block, c -> inverse[c / perGroup] * arrays.get(1).get(c));
        fill(summand, block, arrays.get(2)::get);
        tiles(
            example,
            block,
            (place, count) -> {
              arrays.get(0).get(place, x, 0, count);
              NormTiles.value(x, mean, factor, summand, count);
              arrays.get(3).put(place, x, 0, count);
            });
      }
      clearTail(example, arrays.get(3));
    }

    void backward(int example, List<FloatBuffer> arrays) {
      int at = example * 2 * op.groups();
      double[] means = new double[op.groups()];
      double[] inverse = new double[op.groups()];
      Arrays.setAll(means, group -> arrays.get(3).get(at + group));
      Arrays.setAll(inverse, group -> arrays.get(3).get(at + op.groups() + group));
      sumUp(example, means, inverse, arrays);
      FloatBuffer scale = arrays.get(2);
      Arrays.setAll(total, c -> scale.get(c) * ofShift[example][c]);
      double[] constants = ofGroups(example, total);
      Arrays.setAll(total, c -> scale.get(c) * ofScale[example][c]);
      double[] slopes = ofGroups(example, total);
      for (int block = 0; block < grid.blocks(); block++) {
        fill(mean, block, c -> means[c / perGroup]);
        fill(factor, block, c -> inverse[c / perGroup] * scale.get(c));
        fill(summand, block, c -> inverse[c / perGroup] * constants[c / perGroup]);
        fill(slope, block, c -> square(inverse[c / perGroup]) * slopes[c / perGroup]);
        tiles(
            example,
            block,
            (place, count) -> {
              arrays.get(0).get(place, x, 0, count);
              arrays.get(1).get(place, dy, 0, count);
              NormTiles.centre(x, mean, count);
              NormTiles.gradient(dy, x, factor, summand, slope, count);
              arrays.get(4).put(place, dy, 0, count);
            });
      }
      clearTail(example, arrays.get(4));
    }

    /** Gradients of scale and shift of one example. */
    private void sumUp(int example, double[] means, double[] inverse, List<FloatBuffer> arrays) {
      for (int block = 0; block < grid.blocks(); block++) {
        fill(mean, block, c -> means[c / perGroup]);
        sums.begin();
        others.begin();
        tiles(
            example,
            block,
            (place, count) -> {
              arrays.get(0).get(place, x, 0, count);
              arrays.get(1).get(place, dy, 0, count);
              NormTiles.centre(x, mean, count);
              sums.add(dy, count);
              others.addProducts(dy, x, count);
            });
        sums.end(ofShift[example], block * grid.inner());
        others.end(ofScale[example], block * grid.inner());
      }
      for (int c = 0; c < total.length; c++) {
        ofScale[example][c] *= inverse[c / perGroup];
      }
    }
  }

  private static double square(double value) {
    return value * value;
  }
}
