package dev.cairn.engine.loops;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;

/** Writes one number to all positions behind the valid ones, and nothing else. Arrays: x. */
public final class TailLoop implements JavaKernel {
  private final Team team;
  private final Grid grid;
  private final Lengths lengths;
  private final float[] numbers;

  /** For values that lie as {@code grid} says. */
  public TailLoop(Team team, Grid grid, Lengths lengths, float number) {
    this.team = team;
    this.grid = grid;
    this.lengths = lengths;
    numbers = new float[grid.run()];
    Arrays.fill(numbers, number);
  }

  @Override
  public void run(List<FloatBuffer> arrays) {
    team.each(grid.examples(), grid.numbers(), (example, worker) -> write(example, arrays.get(0)));
  }

  private void write(int example, FloatBuffer x) {
    int valid = lengths.of(example) * grid.inner();
    if (valid < grid.run()) {
      for (int run = example * grid.blocks(); run < (example + 1) * grid.blocks(); run++) {
        x.put(run * grid.run() + valid, numbers, 0, grid.run() - valid);
      }
    }
  }
}
