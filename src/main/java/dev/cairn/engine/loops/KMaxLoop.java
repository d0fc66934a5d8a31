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
  private final float[][] sorted;

  /** From sequences to those of the {@code k} largest values. */
  public KMaxLoop(Team team, Grid from, Grid to) {
    this.team = team;
    this.from = from;
    this.to = to;
    sorted = new float[team.workers()][from.positions()];
  }

  /** Arrays: x, y, and positions like y. */
  public void forward(List<FloatBuffer> arrays) {
    FloatBuffer x = arrays.get(0);
    team.each(
        from.examples(),
        from.numbers(),
        (example, worker) -> {
          for (int channel = 0; channel < from.channels(); channel++) {
            int bound = bound(x, example, channel, sorted[worker]);
            take(arrays, example, channel, bound, sorted[worker]);
          }
        });
  }

  /** Sorts a channel; returns how many of the taken ones are equal to the smallest of them. */
  private int bound(FloatBuffer x, int example, int channel, float[] values) {
    for (int p = 0; p < values.length; p++) {
      values[p] = value(x, example, channel, p);
    }
    Arrays.sort(values);
    int first = values.length - to.positions();
    int equal = 0;
    while (first + equal < values.length && values[first + equal] == values[first]) {
      equal++;
    }
    return equal;
  }

  private float value(FloatBuffer x, int example, int channel, int position) {
    float value = x.get(example * from.example() + from.index(channel, position));
    return Float.isNaN(value) ? Float.POSITIVE_INFINITY : value;
  }

  private void take(List<FloatBuffer> arrays, int example, int channel, int equal, float[] values) {
    float smallest = values[values.length - to.positions()];
    int ties = equal;
    int next = 0;
    FloatBuffer x = arrays.get(0);
    for (int p = 0; p < values.length; p++) {
      float value = value(x, example, channel, p);
      if (value > smallest || value == smallest && ties-- > 0) {
        int at = example * to.example() + to.index(channel, next++);
        arrays.get(1).put(at, x.get(example * from.example() + from.index(channel, p)));
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
