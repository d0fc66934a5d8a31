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
  private final double share;
  private final Example[] examples;
  private final double[][] ofScale;
  private final double[][] ofShift;

  /** Of a node whose values lie as {@code grid} says. */
  public GroupNormLoop(Team team, Grid grid, Op.GroupNorm op) {
    this.team = team;
    this.grid = grid;
    this.op = op;
    perGroup = grid.channels() / op.groups();
    share = 1.0 / ((double) perGroup * grid.positions());
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

  /** Working memory of a thread: runs, and numbers for each channel. */
  private final class Example {
    private final float[] x = new float[grid.run()];
    private final float[] dy = new float[grid.run()];
    private final double[] sums = new double[grid.inner()];
    private final double[] total = new double[grid.channels()];
    private final float[] mean = new float[grid.channels()];
    private final float[] factor = new float[grid.channels()];
    private final float[] summand = new float[grid.channels()];

    private int start(int example, int block) {
      return (example * grid.blocks() + block) * grid.run();
    }

    void forward(int example, List<FloatBuffer> arrays) {
      for (int block = 0; block < grid.blocks(); block++) {
        arrays.get(0).get(start(example, block), x);
        Sums.of(x, grid.inner(), sums);
        System.arraycopy(sums, 0, total, block * grid.inner(), grid.inner());
      }
      double[] means = ofGroups(total);
      spread(means, mean);
      for (int block = 0; block < grid.blocks(); block++) {
        arrays.get(0).get(start(example, block), x);
        Sums.ofSquares(x, mean, block * grid.inner(), grid.inner(), sums);
        System.arraycopy(sums, 0, total, block * grid.inner(), grid.inner());
      }
      double[] inverse = ofGroups(total);
      Arrays.setAll(inverse, g -> 1 / Math.sqrt(inverse[g] + op.epsilon()));
      keep(example, means, inverse, arrays.get(4));
      for (int channel = 0; channel < factor.length; channel++) {
        factor[channel] = (float) (inverse[channel / perGroup] * arrays.get(1).get(channel));
        summand[channel] = arrays.get(2).get(channel);
      }
      normalise(example, arrays.get(0), arrays.get(3));
    }

    private void keep(int example, double[] means, double[] inverse, FloatBuffer statistics) {
      int at = example * 2 * means.length;
      for (int group = 0; group < means.length; group++) {
        statistics.put(at + group, (float) means[group]);
        statistics.put(at + means.length + group, (float) inverse[group]);
      }
    }

    private void normalise(int example, FloatBuffer from, FloatBuffer to) {
      int inner = grid.inner();
      for (int block = 0; block < grid.blocks(); block++) {
        from.get(start(example, block), x);
        int first = block * inner;
        for (int at = 0; at < x.length; at += inner) {
          for (int i = 0; i < inner; i++) {
            x[at + i] = (x[at + i] - mean[first + i]) * factor[first + i] + summand[first + i];
          }
        }
        to.put(start(example, block), x);
      }
    }

    /** Means over groups of what was summed over positions. */
    private double[] ofGroups(double[] ofChannels) {
      double[] groups = new double[op.groups()];
      for (int channel = 0; channel < ofChannels.length; channel++) {
        groups[channel / perGroup] += share * ofChannels[channel];
      }
      return groups;
    }

    private void spread(double[] groups, float[] channels) {
      for (int channel = 0; channel < channels.length; channel++) {
        channels[channel] = (float) groups[channel / perGroup];
      }
    }

    void backward(int example, List<FloatBuffer> arrays) {
      FloatBuffer statistics = arrays.get(3);
      int at = example * 2 * op.groups();
      double[] inverse = new double[op.groups()];
      for (int group = 0; group < inverse.length; group++) {
        inverse[group] = statistics.get(at + inverse.length + group);
      }
      for (int channel = 0; channel < mean.length; channel++) {
        mean[channel] = statistics.get(at + channel / perGroup);
      }
      sumUp(example, arrays, inverse);
      FloatBuffer scale = arrays.get(2);
      Arrays.setAll(total, c -> scale.get(c) * ofShift[example][c]);
      double[] constant = ofGroups(total);
      Arrays.setAll(total, c -> scale.get(c) * ofScale[example][c]);
      double[] slope = ofGroups(total);
      for (int block = 0; block < grid.blocks(); block++) {
        arrays.get(0).get(start(example, block), x);
        arrays.get(1).get(start(example, block), dy);
        for (int i = 0; i < grid.inner(); i++) {
          int channel = block * grid.inner() + i;
          int group = channel / perGroup;
          gradient(
              i,
              mean[channel],
              (float) (inverse[group] * scale.get(channel)),
              (float) (inverse[group] * constant[group]),
              (float) (inverse[group] * inverse[group] * slope[group]));
        }
        arrays.get(4).put(start(example, block), dy);
      }
    }

    private void gradient(int channel, float mean, float factor, float constant, float slope) {
      for (int at = channel; at < dy.length; at += grid.inner()) {
        dy[at] = dy[at] * factor - constant - (x[at] - mean) * slope;
      }
    }

    /** Gradients of scale and shift of one example. */
    private void sumUp(int example, List<FloatBuffer> arrays, double[] inverse) {
      for (int block = 0; block < grid.blocks(); block++) {
        arrays.get(0).get(start(example, block), x);
        arrays.get(1).get(start(example, block), dy);
        int first = block * grid.inner();
        Sums.of(dy, grid.inner(), sums);
        System.arraycopy(sums, 0, ofShift[example], first, grid.inner());
        Sums.ofProducts(dy, x, mean, first, grid.inner(), sums);
        for (int i = 0; i < grid.inner(); i++) {
          ofScale[example][first + i] = sums[i] * inverse[(first + i) / perGroup];
        }
      }
    }
  }
}
