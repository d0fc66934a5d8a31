package dev.cairn.engine.loops;

import java.nio.FloatBuffer;

/**
 * Channels of sequences turned around: the last valid position of each example becomes its first.
 * All arrays have the channels of a position side by side.
 */
public final class ReverseLoop {
  private final Team team;
  private final Lengths lengths;
  private final int examples;
  private final int length;
  private final int width;
  private final float[] zeros;
  private final float[][] rows;
  private final float[][] sums;

  /** For so many channels of {@code examples} sequences. */
  public ReverseLoop(Team team, Lengths lengths, int examples, int length, int width) {
    this.team = team;
    this.lengths = lengths;
    this.examples = examples;
    this.length = length;
    this.width = width;
    zeros = new float[width];
    rows = new float[team.workers()][width];
    sums = new float[team.workers()][width];
  }

  /**
   * Some channels of an array.
   *
   * @param channels of all of it
   * @param first of those that are meant
   */
  public record Part(FloatBuffer array, int channels, int first) {
    private int place(int position) {
      return position * channels + first;
    }
  }

  /** Copies valid positions as they stand; zeros are behind them. */
  public void copy(Part from, Part to) {
    each(from, to, false);
  }

  /** Copies valid positions from the last to the first; zeros are behind them. */
  public void reverse(Part from, Part to) {
    each(from, to, true);
  }

  private void each(Part from, Part to, boolean turned) {
    team.each(
        examples,
        (long) examples * length * width,
        (example, worker) -> {
          int valid = lengths.of(example);
          for (int p = 0; p < length; p++) {
            float[] row = zeros;
            if (p < valid) {
              row = rows[worker];
              from.array()
                  .get(from.place(example * length + (turned ? valid - 1 - p : p)), row, 0, width);
            }
            to.array().put(to.place(example * length + p), row, 0, width);
          }
        });
  }

  /** Adds valid positions, from the last to the first, to what is there. */
  public void addReversed(Part from, Part to) {
    team.each(
        examples,
        (long) examples * length * width,
        (example, worker) -> {
          int valid = lengths.of(example);
          for (int p = 0; p < valid; p++) {
            float[] row = rows[worker];
            float[] sum = sums[worker];
            from.array().get(from.place(example * length + valid - 1 - p), row, 0, width);
            int place = to.place(example * length + p);
            to.array().get(place, sum, 0, width);
            for (int i = 0; i < width; i++) {
              sum[i] += row[i];
            }
            to.array().put(place, sum, 0, width);
          }
        });
  }
}
