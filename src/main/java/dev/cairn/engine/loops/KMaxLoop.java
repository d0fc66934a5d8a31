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
  private static final int TRACE = Float.floatToRawIntBits(1e-9f);

  private static final int INFINITY = Float.floatToRawIntBits(Float.POSITIVE_INFINITY);

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

  /**
   * Working memory of a thread. All channels of a position stand side by side, and no loop has a
   * branch that depends on values, which no processor could foresee.
   */
  private final class Memory {
    private final int channels = from.channels();
    private final int k = to.positions();
    private final float[] x = new float[from.example()];
    private final int[] keys = new int[from.example()];
    private final int[] sinking = new int[channels];
    private final int[][] largest = new int[k][channels];
    private final int[] ties = new int[channels];
    private final int[] slots = new int[channels];
    private final int[] places = new int[(k + 1) * channels];
    private final float[] y = new float[to.example()];
    private final float[] positions = new float[to.example()];

    private void read(FloatBuffer array, int example) {
      array.get(example * from.example(), x);
      int inner = from.inner();
      for (int block = 0; block < from.blocks(); block++) {
        for (int p = 0; p < from.positions(); p++) {
          int at = block * from.run() + p * inner;
          int key = p * channels + block * inner;
          for (int i = 0; i < inner; i++) {
            keys[key + i] = key(x[at + i]);
          }
        }
      }
    }

    /** The largest values of all channels, ascending: each sinks to its place. */
    private void select(int valid) {
      for (int[] row : largest) {
        Arrays.fill(row, Integer.MIN_VALUE);
      }
      for (int p = 0; p < valid; p++) {
        System.arraycopy(keys, p * channels, sinking, 0, channels);
        for (int i = k - 1; i >= 0; i--) {
          sink(largest[i], sinking);
        }
      }
    }

    /** Exchanges where the row has less. A difference may be too large for its sign to be right. */
    private static void sink(int[] row, int[] value) {
      for (int c = 0; c < row.length; c++) {
        int difference = row[c] - value[c];
        int less = difference ^ (row[c] ^ value[c]) & (difference ^ row[c]);
        int exchanged = difference & less >> 31;
        row[c] -= exchanged;
        value[c] += exchanged;
      }
    }

    /** Them in their order, and zeros behind them. */
    private void take(int valid) {
      find(valid);
      Arrays.fill(y, 0);
      Arrays.fill(positions, -1);
      for (int channel = 0; channel < channels; channel++) {
        int at = from.index(channel, 0);
        int first = to.index(channel, 0);
        for (int i = 0; i < slots[channel] / channels; i++) {
          int place = places[i * channels + channel];
          y[first + i * to.inner()] = x[at + place * from.inner()];
          positions[first + i * to.inner()] = place;
        }
      }
    }

    /**
     * Finds where the largest values of each channel stand. Of those equal to the smallest, the
     * first in the sequence count. A place that is not taken is overwritten.
     */
    private void find(int valid) {
      int[] least = largest[0];
      Arrays.fill(ties, k);
      for (int[] row : largest) {
        for (int c = 0; c < channels; c++) {
          ties[c] -= row[c] > least[c] ? 1 : 0;
        }
      }
      for (int c = 0; c < channels; c++) {
        slots[c] = c;
      }
      for (int p = 0; p < valid; p++) {
        for (int c = 0; c < channels; c++) {
          int key = keys[p * channels + c];
          int tie = key == least[c] ? 1 : 0;
          int fits = tie & -ties[c] >>> 31;
          int taken = key > least[c] ? 1 : fits;
          places[slots[c]] = p;
          slots[c] += taken * channels;
          ties[c] -= fits;
        }
      }
    }
  }

  /** A whole number in the order of the numbers: all of a NaN, nothing of a trace. */
  private static int key(float number) {
    int bits = Float.floatToRawIntBits(number);
    int size = bits & Integer.MAX_VALUE;
    int isTrace = size - TRACE >> 31;
    int isNaN = INFINITY - size >> 31;
    int counted = bits & ~isTrace;
    int ordered = counted ^ counted >> 31 & Integer.MAX_VALUE;
    return ordered & ~isNaN | isNaN & Integer.MAX_VALUE;
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
