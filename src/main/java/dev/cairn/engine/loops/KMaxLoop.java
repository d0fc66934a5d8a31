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
  private static final float TRACE = 1e-15f;

  private final Team team;
  private final Grid from;
  private final Grid to;
  private final Lengths lengths;
  private final Memory[] memory;

  /** Working memory of a thread: a run, the largest values of a channel, and where they stood. */
  private record Memory(float[] run, float[] largest, int[] places) {}

  /** From sequences to those of the {@code k} largest values. */
  public KMaxLoop(Team team, Grid from, Grid to, Lengths lengths) {
    this.team = team;
    this.lengths = lengths;
    this.from = from;
    this.to = to;
    int k = to.positions();
    memory = new Memory[team.workers()];
    Arrays.setAll(memory, i -> new Memory(new float[from.run()], new float[k], new int[k]));
  }

  /** Arrays: x, y, and positions like y. */
  public void forward(List<FloatBuffer> arrays) {
    team.each(
        from.runs(),
        from.numbers(),
        (run, worker) -> {
          Memory own = memory[worker];
          arrays.get(0).get(run * from.run(), own.run);
          int valid = lengths.of(run / from.blocks());
          for (int channel = 0; channel < from.inner(); channel++) {
            Arrays.fill(own.places, from.positions());
            select(own.run, valid, channel, from.inner(), own.largest, own.places);
            take(arrays, run, channel, own);
          }
        });
  }

  /** The largest values, ascending; of equal ones, the first in the sequence come last. */
  private static void select(
      float[] run, int valid, int channel, int inner, float[] largest, int[] places) {
    int free = largest.length - 1;
    float smallest = Float.NEGATIVE_INFINITY;
    for (int at = channel, p = 0; p < valid; at += inner, p++) {
      float value = Float.isNaN(run[at]) ? Float.POSITIVE_INFINITY : run[at];
      value = Math.abs(value) < TRACE ? 0 : value;
      if (value > smallest || free >= 0) {
        insert(value, p, Math.max(0, free), largest, places);
        free--;
        smallest = free < 0 ? largest[0] : Float.NEGATIVE_INFINITY;
      }
    }
  }

  /** From a place that is free, or that of the smallest, up to its own. */
  private static void insert(float value, int position, int from, float[] largest, int[] places) {
    int i = from;
    while (i + 1 < largest.length && largest[i + 1] < value) {
      largest[i] = largest[i + 1];
      places[i] = places[i + 1];
      i++;
    }
    largest[i] = value;
    places[i] = position;
  }

  private void take(List<FloatBuffer> arrays, int run, int channel, Memory own) {
    Arrays.sort(own.places);
    int example = run / from.blocks();
    int inExample = run % from.blocks() * from.inner() + channel;
    for (int i = 0; i < own.places.length; i++) {
      int at = example * to.example() + to.index(inExample, i);
      boolean taken = own.places[i] < from.positions();
      arrays.get(1).put(at, taken ? own.run[own.places[i] * from.inner() + channel] : 0);
      arrays.get(2).put(at, taken ? own.places[i] : -1);
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
