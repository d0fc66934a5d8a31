package dev.cairn.engine.loops;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * The largest values of each channel of a sequence, in the order in which they stand. Where each
 * stood is kept for the way back. A NaN is the largest of all, so that it is seen.
 */
public final class KMaxLoop {
  private final Team team;
  private final Grid from;
  private final Grid to;
  private final Memory[] memory;

  /** Working memory of a thread: a run of values, one channel of it, and its largest. */
  private record Memory(float[] run, float[] channel, float[] largest) {}

  /** From sequences to those of the {@code k} largest values. */
  public KMaxLoop(Team team, Grid from, Grid to) {
    this.team = team;
    this.from = from;
    this.to = to;
    memory = new Memory[team.workers()];
    Arrays.setAll(
        memory,
        i ->
            new Memory(
                new float[from.run()], new float[from.positions()], new float[to.positions()]));
  }

  /** Arrays: x, y, and positions like y. */
  public void forward(List<FloatBuffer> arrays) {
    team.each(
        from.runs(),
        from.numbers(),
        (run, worker) -> {
          Memory own = memory[worker];
          arrays.get(0).get(run * from.run(), own.run);
          for (int i = 0; i < from.inner(); i++) {
            for (int p = 0; p < from.positions(); p++) {
              float value = own.run[p * from.inner() + i];
              own.channel[p] = Float.isNaN(value) ? Float.POSITIVE_INFINITY : value;
            }
            select(own.channel, own.largest);
            take(arrays, run, i, own);
          }
        });
  }

  /** The largest values, ascending: each new one pushes the smallest out. */
  private static void select(float[] values, float[] largest) {
    int k = largest.length;
    System.arraycopy(values, 0, largest, 0, k);
    Arrays.sort(largest);
    for (int p = k; p < values.length; p++) {
      if (values[p] > largest[0]) {
        int place = 1;
        while (place < k && largest[place] < values[p]) {
          largest[place - 1] = largest[place];
          place++;
        }
        largest[place - 1] = values[p];
      }
    }
  }

  private void take(List<FloatBuffer> arrays, int run, int channel, Memory own) {
    float smallest = own.largest[0];
    int ties = 0;
    while (ties < own.largest.length && own.largest[ties] == smallest) {
      ties++;
    }
    int next = 0;
    for (int p = 0; p < own.channel.length; p++) {
      float value = own.channel[p];
      if (value > smallest || value == smallest && ties-- > 0) {
        int example = run / from.blocks();
        int block = run % from.blocks();
        int at = example * to.example() + to.index(block * from.inner() + channel, next++);
        arrays.get(1).put(at, own.run[p * from.inner() + channel]);
        arrays.get(2).put(at, p);
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
              int place = example * from.example() + from.index(channel, position);
              dx.put(place, arrays.get(0).get(at));
            }
          }
        });
  }
}
