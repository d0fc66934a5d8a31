package dev.cairn.engine.loops;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * The largest values of each channel of a sequence, in the order in which they stand. Where each
 * stood is kept for the way back. A NaN is the largest of all, so that it is seen. Padding is never
 * taken: where fewer are valid, zeros stand behind them.
 */
public final class KMaxLoop {
  /** Zeros tie, also where a ReLU that is fused to a kernel has left a trace below 0. */
  private static final float TRACE = 1e-9f;

  private final Team team;
  private final Grid from;
  private final Grid to;
  private final Lengths lengths;
  private final Memory[] memory;

  /** From sequences to those of the {@code k} largest values. */
  public KMaxLoop(Team team, Grid from, Grid to, Lengths lengths) {
    this.team = team;
    this.lengths = lengths;
    this.from = from;
    this.to = to;
    memory = new Memory[team.workers()];
    Arrays.setAll(memory, i -> new Memory());
  }

  /** Arrays: x, y, and positions like y. */
  public void forward(List<FloatBuffer> arrays) {
    team.each(
        from.examples(),
        from.numbers(),
        (example, worker) -> {
          Memory own = memory[worker];
          own.read(arrays.get(0), example);
          own.select(lengths.of(example));
          own.take(lengths.of(example));
          arrays.get(1).put(example * to.example(), own.y);
          arrays.get(2).put(example * to.example(), own.positions);
        });
  }

  /** Working memory of a thread. */
  private final class Memory {
    private final int channels = from.channels();
    private final int k = to.positions();
    private final float[] x = new float[from.example()];
    private final float[] sideBySide = new float[from.example()];
    private final float[] value = new float[channels];
    private final float[][] largest = new float[k][channels];
    private final int[] places = new int[k + 1];
    private final float[] y = new float[to.example()];
    private final float[] positions = new float[to.example()];

    /** An example, and once more with all channels of a position side by side. */
    private void read(FloatBuffer array, int example) {
      array.get(example * from.example(), x);
      int inner = from.inner();
      for (int block = 0; block < from.blocks(); block++) {
        for (int p = 0; p < from.positions(); p++) {
          int at = block * from.run() + p * inner;
          System.arraycopy(x, at, sideBySide, p * channels + block * inner, inner);
        }
      }
    }

    /** The largest values of all channels, ascending: each sinks to its place. */
    private void select(int valid) {
      for (float[] row : largest) {
        Arrays.fill(row, Float.NEGATIVE_INFINITY);
      }
      for (int p = 0; p < valid; p++) {
        for (int c = 0; c < channels; c++) {
          value[c] = value(sideBySide[p * channels + c]);
        }
        for (int i = k - 1; i >= 0; i--) {
          sink(largest[i], value);
        }
      }
    }

    private static void sink(float[] row, float[] value) {
      for (int c = 0; c < row.length; c++) {
        float most = Math.max(row[c], value[c]);
        value[c] = Math.min(row[c], value[c]);
        row[c] = most;
      }
    }

    /** Them in their order. */
    private void take(int valid) {
      Arrays.fill(y, 0);
      Arrays.fill(positions, -1);
      for (int channel = 0; channel < channels; channel++) {
        int at = from.index(channel, 0);
        int taken = places(channel, at, valid);
        int first = to.index(channel, 0);
        for (int i = 0; i < taken; i++) {
          y[first + i * to.inner()] = x[at + places[i] * from.inner()];
          positions[first + i * to.inner()] = places[i];
        }
      }
    }

    /**
     * Finds where the largest values of a channel stand, and how many there are. Of those equal to
     * the smallest, the first in the sequence count. Without branches, which no processor could
     * foresee: a place that is not taken is overwritten.
     */
    private int places(int channel, int at, int valid) {
      float least = largest[0][channel];
      int ties = k;
      for (int i = 0; i < k; i++) {
        ties -= largest[i][channel] > least ? 1 : 0;
      }
      int taken = 0;
      for (int p = 0; p < valid; p++) {
        float number = value(x[at + p * from.inner()]);
        int above = number > least ? 1 : 0;
        int tie = number == least ? 1 : 0;
        int fits = ties > 0 ? tie : 0;
        places[taken] = p;
        taken += above + fits;
        ties -= fits;
      }
      return taken;
    }
  }

  private static float value(float number) {
    return Float.isNaN(number) ? Float.POSITIVE_INFINITY : Math.abs(number) < TRACE ? 0 : number;
  }

  /** Arrays: dy, positions, dx. */
  public void backward(List<FloatBuffer> arrays) {
    float[] zeros = new float[from.example()];
    FloatBuffer dx = arrays.get(2);
    team.each(
        from.examples(),
        from.numbers(),
        (example, worker) -> {
          dx.put(example * from.example(), zeros);
          for (int channel = 0; channel < to.channels(); channel++) {
            int first = example * to.example() + to.index(channel, 0);
            int place = example * from.example() + from.index(channel, 0);
            for (int i = 0; i < to.positions(); i++) {
              int at = first + i * to.inner();
              int position = (int) arrays.get(1).get(at);
              if (position >= 0) {
                dx.put(place + position * from.inner(), arrays.get(0).get(at));
              }
            }
          }
        });
  }
}
