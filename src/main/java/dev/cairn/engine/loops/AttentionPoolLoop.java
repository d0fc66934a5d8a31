package dev.cairn.engine.loops;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * Means of positions with learned weights: scores of keys with a query, their softmax over the
 * valid positions of an example, and the sum of its values with these weights. Values and keys lie
 * as the grid says; scores and weights are {@code [examples, positions]}, 0 behind the valid ones.
 * Sums are taken in double precision, example by example, so that bits do not depend on threads.
 */
public final class AttentionPoolLoop {
  private final Team team;
  private final Grid grid;
  private final Lengths lengths;
  private final Memory[] memory;

  /** Working memory of a thread: a run, a number for each position, and for each channel. */
  private record Memory(float[] run, double[] positions, double[] channels) {}

  /** For values and keys that lie as {@code grid} says. */
  public AttentionPoolLoop(Team team, Grid grid, Lengths lengths) {
    this.team = team;
    this.grid = grid;
    this.lengths = lengths;
    memory = new Memory[team.workers()];
    Arrays.setAll(
        memory,
        i ->
            new Memory(
                new float[grid.run()], new double[grid.positions()], new double[grid.inner()]));
  }

  /** How many weights a batch has. */
  public int weights() {
    return grid.examples() * grid.positions();
  }

  /** Arrays: values, keys, query, y, and weights. */
  public void forward(List<FloatBuffer> arrays) {
    FloatBuffer y = arrays.get(3);
    each(
        (example, own) -> {
          int valid = lengths.of(example);
          products(arrays.get(1), example, arrays.get(2), 0, own);
          softmax(own.positions, valid);
          putPositions(arrays.get(4), example, own);
          for (int block = 0; block < grid.blocks(); block++) {
            sums(arrays.get(0), example, block, own);
            int at = example * grid.channels() + block * grid.inner();
            for (int i = 0; i < grid.inner(); i++) {
              y.put(at + i, (float) own.channels[i]);
            }
          }
        });
  }

  /**
   * Arrays: dy, values, keys, weights, gradients of scores, gradient of the query. The gradient of
   * a score is its weight, times what its value adds to the loss beyond the weighted mean of all.
   */
  public void scores(List<FloatBuffer> arrays) {
    FloatBuffer weights = arrays.get(3);
    each(
        (example, own) -> {
          products(arrays.get(1), example, arrays.get(0), example * grid.channels(), own);
          int first = example * grid.positions();
          double mean = 0;
          for (int p = 0; p < lengths.of(example); p++) {
            mean += weights.get(first + p) * own.positions[p];
          }
          for (int p = 0; p < lengths.of(example); p++) {
            own.positions[p] = weights.get(first + p) * (own.positions[p] - mean);
          }
          putPositions(arrays.get(4), example, own);
        });
    query(arrays.get(4), arrays.get(2), arrays.get(5));
  }

  /** In the order of the examples, so that the bits do not depend on threads. */
  private void query(FloatBuffer ofScores, FloatBuffer keys, FloatBuffer ofQuery) {
    team.each(
        grid.blocks(),
        grid.numbers(),
        (block, worker) -> {
          Memory own = memory[worker];
          double[] total = new double[grid.inner()];
          for (int example = 0; example < grid.examples(); example++) {
            takePositions(ofScores, example, own);
            sums(keys, example, block, own);
            Arrays.setAll(total, i -> total[i] + own.channels[i]);
          }
          for (int i = 0; i < grid.inner(); i++) {
            ofQuery.put(block * grid.inner() + i, (float) total[i]);
          }
        });
  }

  /** Arrays: gradients of scores, query, gradient of the keys. */
  public void spread(List<FloatBuffer> arrays) {
    spread(arrays, 0);
  }

  /** Arrays: weights, dy, gradient of the values. */
  public void values(List<FloatBuffer> arrays) {
    spread(arrays, grid.channels());
  }

  /** A number for each position times one for each channel. */
  private void spread(List<FloatBuffer> arrays, int perExample) {
    each(
        (example, own) -> {
          takePositions(arrays.get(0), example, own);
          for (int block = 0; block < grid.blocks(); block++) {
            int at = example * perExample + block * grid.inner();
            for (int i = 0; i < grid.inner(); i++) {
              own.channels[i] = arrays.get(1).get(at + i);
            }
            for (int p = 0; p < grid.positions(); p++) {
              for (int i = 0; i < grid.inner(); i++) {
                own.run[p * grid.inner() + i] = (float) (own.positions[p] * own.channels[i]);
              }
            }
            arrays.get(2).put(run(example, block), own.run);
          }
        });
  }

  private interface Work {
    void of(int example, Memory own);
  }

  private void each(Work work) {
    team.each(
        grid.examples(), grid.numbers(), (example, worker) -> work.of(example, memory[worker]));
  }

  private int run(int example, int block) {
    return (example * grid.blocks() + block) * grid.run();
  }

  /** For each valid position, the sum over channels of its numbers times those of a vector. */
  private void products(FloatBuffer x, int example, FloatBuffer vector, int from, Memory own) {
    Arrays.fill(own.positions, 0);
    for (int block = 0; block < grid.blocks(); block++) {
      x.get(run(example, block), own.run);
      for (int i = 0; i < grid.inner(); i++) {
        own.channels[i] = vector.get(from + block * grid.inner() + i);
      }
      for (int p = 0; p < lengths.of(example); p++) {
        double sum = 0;
        for (int i = 0; i < grid.inner(); i++) {
          sum += own.run[p * grid.inner() + i] * own.channels[i];
        }
        own.positions[p] += sum;
      }
    }
  }

  /** For each channel of a block, the sum over valid positions of its numbers times theirs. */
  private void sums(FloatBuffer x, int example, int block, Memory own) {
    Arrays.fill(own.channels, 0);
    x.get(run(example, block), own.run);
    for (int p = 0; p < lengths.of(example); p++) {
      for (int i = 0; i < grid.inner(); i++) {
        own.channels[i] += own.positions[p] * own.run[p * grid.inner() + i];
      }
    }
  }

  private static void softmax(double[] scores, int valid) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int p = 0; p < valid; p++) {
      largest = Math.max(largest, scores[p]);
    }
    double sum = 0;
    for (int p = 0; p < valid; p++) {
      scores[p] = Math.exp(scores[p] - largest);
      sum += scores[p];
    }
    for (int p = 0; p < valid; p++) {
      scores[p] /= sum;
    }
  }

  private void putPositions(FloatBuffer to, int example, Memory own) {
    for (int p = 0; p < grid.positions(); p++) {
      to.put(example * grid.positions() + p, (float) own.positions[p]);
    }
  }

  private void takePositions(FloatBuffer from, int example, Memory own) {
    for (int p = 0; p < grid.positions(); p++) {
      own.positions[p] = from.get(example * grid.positions() + p);
    }
  }
}
