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
          arrays.get(2).put(example * to.example(), own.places);
        });
  }

  /** Working memory of a thread: an example with all channels of a position side by side. */
  private final class Memory {
    private final int channels = from.channels();
    private final int k = to.positions();
    private final float[] x = new float[from.example()];
    private final float[] value = new float[channels];
    private final float[][] largest = new float[k][channels];
    private final int[] taken = new int[channels];
    private final int[] ties = new int[channels];
    private final int[] positions = new int[(k + 1) * channels];
    private final float[] y = new float[to.example()];
    private final float[] places = new float[to.example()];

    private void read(FloatBuffer array, int example) {
      int inner = from.inner();
      for (int block = 0; block < from.blocks(); block++) {
        int start = (example * from.blocks() + block) * from.run();
        for (int p = 0; p < from.positions(); p++) {
          array.get(start + p * inner, x, p * channels + block * inner, inner);
        }
      }
    }

    private float value(int at) {
      float number = x[at];
      return Float.isNaN(number) ? Float.POSITIVE_INFINITY : Math.abs(number) < TRACE ? 0 : number;
    }

    /** The largest values of all channels, ascending: each sinks to its place. */
    private void select(int valid) {
      for (float[] row : largest) {
        Arrays.fill(row, Float.NEGATIVE_INFINITY);
      }
      for (int p = 0; p < valid; p++) {
        for (int c = 0; c < channels; c++) {
          value[c] = value(p * channels + c);
        }
        for (int i = k - 1; i >= 0; i--) {
          larger(largest[i], value);
        }
      }
    }

    private static void larger(float[] row, float[] value) {
      for (int c = 0; c < row.length; c++) {
        float most = Math.max(row[c], value[c]);
        value[c] = Math.min(row[c], value[c]);
        row[c] = most;
      }
    }

    /** Them in their order; of values equal to the smallest, the first ones in the sequence. */
    private void take(int valid) {
      Arrays.fill(taken, 0);
      for (int c = 0; c < channels; c++) {
        int above = 0;
        for (int i = 0; i < k; i++) {
          above += largest[i][c] > largest[0][c] ? 1 : 0;
        }
        ties[c] = k - above;
      }
      for (int p = 0; p < valid; p++) {
        place(p);
      }
      Arrays.fill(y, 0);
      Arrays.fill(places, -1);
      for (int c = 0; c < channels; c++) {
        for (int i = 0; i < taken[c]; i++) {
          int p = positions[i * channels + c];
          y[to.index(c, i)] = x[p * channels + c];
          places[to.index(c, i)] = p;
        }
      }
    }

    /** Without branches, which no processor could foresee: what is not taken is overwritten. */
    private void place(int p) {
      float[] least = largest[0];
      for (int c = 0; c < channels; c++) {
        float number = value(p * channels + c);
        int above = number > least[c] ? 1 : 0;
        int tie = number == least[c] ? 1 : 0;
        int fits = ties[c] > 0 ? tie : 0;
        positions[taken[c] * channels + c] = p;
        taken[c] += above + fits;
        ties[c] -= fits;
      }
    }
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
            for (int i = 0; i < to.positions(); i++) {
              int at = example * to.example() + to.index(channel, i);
              int position = (int) arrays.get(1).get(at);
              if (position >= 0) {
                int place = example * from.example() + from.index(channel, position);
                dx.put(place, arrays.get(0).get(at));
              }
            }
          }
        });
  }
}
