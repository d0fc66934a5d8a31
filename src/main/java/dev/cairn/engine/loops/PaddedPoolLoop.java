package dev.cairn.engine.loops;

import dev.cairn.graph.Op;
import dev.cairn.graph.Window;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * Pooling of sequences with padding behind them: windows see valid positions only. Where a maximum
 * stood is kept for the way back; a NaN is the largest of all, so that it is seen.
 */
public final class PaddedPoolLoop {
  private final Team team;
  private final boolean max;
  private final Window.Axis axis;
  private final Grid from;
  private final int outputs;
  private final Lengths before;
  private final Lengths behind;
  private final Memory[] memory;

  /** Working memory of a thread: runs of x, y and places. */
  private record Memory(float[] x, float[] y, float[] places) {}

  /**
   * Over windows.
   *
   * @param from how the input lies; the output has the same blocks
   * @param outputs positions of the output
   * @param before valid positions of the input
   * @param behind valid positions of the output
   */
  public PaddedPoolLoop(
      Team team,
      Op.Pooling pooling,
      Window.Axis axis,
      Grid from,
      int outputs,
      Lengths before,
      Lengths behind) {
    this.team = team;
    this.max = pooling == Op.Pooling.MAX;
    this.axis = axis;
    this.from = from;
    this.outputs = outputs;
    this.before = before;
    this.behind = behind;
    int run = outputs * from.inner();
    memory = new Memory[team.workers()];
    Arrays.setAll(memory, i -> new Memory(new float[from.run()], new float[run], new float[run]));
  }

  /** Over all valid positions. */
  public static PaddedPoolLoop global(Team team, Op.Pooling pooling, Grid from, Lengths before) {
    Window.Axis all = Window.Axis.padded(from.positions(), 1, 0);
    return new PaddedPoolLoop(team, pooling, all, from, 1, before, Lengths.all(from.examples(), 1));
  }

  private int first(int output) {
    return Math.max(0, output * axis.stride() - axis.before());
  }

  private int end(int output, int valid) {
    return Math.min(valid, output * axis.stride() - axis.before() + axis.kernel());
  }

  /** Arrays: x, y, and places like y. */
  public void forward(List<FloatBuffer> arrays) {
    team.each(
        from.runs(),
        from.numbers(),
        (run, worker) -> {
          Memory own = memory[worker];
          int valid = before.of(run / from.blocks());
          arrays.get(0).get(run * from.run(), own.x, 0, valid * from.inner());
          Arrays.fill(own.y, 0);
          Arrays.fill(own.places, -1);
          for (int o = 0; o < behind.of(run / from.blocks()); o++) {
            if (max) {
              largest(o, first(o), end(o, valid), own);
            } else {
              mean(o, first(o), end(o, valid), own);
            }
          }
          arrays.get(1).put(run * own.y.length, own.y);
          arrays.get(2).put(run * own.places.length, own.places);
        });
  }

  private void mean(int output, int first, int end, Memory own) {
    int inner = from.inner();
    float share = 1f / Math.max(1, end - first);
    for (int p = first; p < end; p++) {
      for (int i = 0; i < inner; i++) {
        own.y[output * inner + i] += share * own.x[p * inner + i];
      }
    }
  }

  private void largest(int output, int first, int end, Memory own) {
    int inner = from.inner();
    for (int i = 0; i < inner && first < end; i++) {
      float best = own.x[first * inner + i];
      int place = first;
      for (int p = first + 1; p < end; p++) {
        float value = own.x[p * inner + i];
        if (value > best || Float.isNaN(value) && !Float.isNaN(best)) {
          best = value;
          place = p;
        }
      }
      own.y[output * inner + i] = best;
      own.places[output * inner + i] = place;
    }
  }

  /** Arrays: dy, places, dx. */
  public void backward(List<FloatBuffer> arrays) {
    team.each(
        from.runs(),
        from.numbers(),
        (run, worker) -> {
          Memory own = memory[worker];
          int valid = before.of(run / from.blocks());
          arrays.get(0).get(run * own.y.length, own.y);
          arrays.get(1).get(run * own.places.length, own.places);
          Arrays.fill(own.x, 0);
          for (int o = 0; o < behind.of(run / from.blocks()); o++) {
            if (max) {
              toLargest(o, own);
            } else {
              share(o, first(o), end(o, valid), own);
            }
          }
          arrays.get(2).put(run * from.run(), own.x);
        });
  }

  private void share(int output, int first, int end, Memory own) {
    int inner = from.inner();
    float share = 1f / Math.max(1, end - first);
    for (int p = first; p < end; p++) {
      for (int i = 0; i < inner; i++) {
        own.x[p * inner + i] += share * own.y[output * inner + i];
      }
    }
  }

  private void toLargest(int output, Memory own) {
    int inner = from.inner();
    for (int i = 0; i < inner; i++) {
      int place = (int) own.places[output * inner + i];
      if (place >= 0) {
        own.x[place * inner + i] += own.y[output * inner + i];
      }
    }
  }
}
