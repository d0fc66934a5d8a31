package dev.cairn.engine.loops;

import java.nio.FloatBuffer;
import java.util.List;

/** The last valid position of sequences that lie as {@code grid} says, to rows of channels. */
public record LastPositionLoop(Team team, Grid grid, Lengths lengths) {

  private int last(int run) {
    return run * grid.run() + (lengths.of(run / grid.blocks()) - 1) * grid.inner();
  }

  /** Arrays: x, y. */
  public void forward(List<FloatBuffer> arrays) {
    for (int run = 0; run < grid.runs(); run++) {
      arrays.get(1).put(run * grid.inner(), arrays.get(0), last(run), grid.inner());
    }
  }

  /** Arrays: dy, dx. */
  public void backward(List<FloatBuffer> arrays) {
    float[] zeros = new float[grid.run()];
    FloatBuffer dy = arrays.get(0);
    FloatBuffer dx = arrays.get(1);
    team.each(
        grid.runs(),
        grid.numbers(),
        (run, worker) -> {
          dx.put(run * grid.run(), zeros);
          dx.put(last(run), dy, run * grid.inner(), grid.inner());
        });
  }
}
