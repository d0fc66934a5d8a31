package dev.cairn.engine.loops;

import dev.cairn.graph.Op;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * A row of a table for each index of a batch, and the gradient of the table. Where index 0 is
 * padding, its row is taken for zeros and has no gradient.
 */
public final class EmbeddingLoop {
  private final Team team;
  private final Grid grid;
  private final int vocabulary;
  private final boolean padded;
  private final float[][] rows;
  private final float[][] others;

  /** To vectors that lie as {@code grid} says. */
  public EmbeddingLoop(Team team, Grid grid, Op.Embedding op) {
    this.team = team;
    this.grid = grid;
    vocabulary = op.vocabulary();
    padded = op.padded();
    rows = new float[team.workers()][grid.channels()];
    others = new float[team.workers()][grid.channels()];
  }

  /** Where the part of a vector in one block of channels stands. */
  private int place(int index, int block) {
    int example = index / grid.positions();
    return (example * grid.blocks() + block) * grid.run() + index % grid.positions() * grid.inner();
  }

  private int indices() {
    return grid.examples() * grid.positions();
  }

  /** Arrays: indices {@code [examples, positions]}, table, y. */
  public void forward(List<FloatBuffer> arrays) {
    team.each(
        grid.examples(),
        grid.numbers(),
        (example, worker) -> {
          float[] row = rows[worker];
          for (int p = 0; p < grid.positions(); p++) {
            int index = example * grid.positions() + p;
            int entry = (int) arrays.get(0).get(index);
            if (padded && entry == 0) {
              Arrays.fill(row, 0);
            } else {
              arrays.get(1).get(entry * row.length, row);
            }
            for (int block = 0; block < grid.blocks(); block++) {
              arrays.get(2).put(place(index, block), row, block * grid.inner(), grid.inner());
            }
          }
        });
  }

  /**
   * Arrays: indices, dy, gradient of the table. Each part has its own rows and adds to them in the
   * order of the batch.
   */
  public void backward(List<FloatBuffer> arrays) {
    FloatBuffer table = arrays.get(2);
    int parts = team.workers();
    float[] zeros = new float[grid.channels()];
    team.each(
        parts,
        (part, worker) -> {
          int from = (int) ((long) vocabulary * part / parts);
          int to = (int) ((long) vocabulary * (part + 1) / parts);
          for (int row = from; row < to; row++) {
            table.put(row * zeros.length, zeros);
          }
          for (int index = 0; index < indices(); index++) {
            int row = (int) arrays.get(0).get(index);
            if (row >= from && row < to && !(padded && row == 0)) {
              add(arrays.get(1), index, table, row, worker);
            }
          }
        });
  }

  private void add(FloatBuffer dy, int index, FloatBuffer table, int row, int worker) {
    float[] more = rows[worker];
    float[] sum = others[worker];
    for (int block = 0; block < grid.blocks(); block++) {
      dy.get(place(index, block), more, block * grid.inner(), grid.inner());
    }
    table.get(row * sum.length, sum);
    for (int i = 0; i < sum.length; i++) {
      sum[i] += more[i];
    }
    table.put(row * sum.length, sum);
  }
}
