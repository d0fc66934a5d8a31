package dev.cairn.engine.loops;

import java.util.Arrays;

/**
 * How many positions of each example of a batch are valid; behind them is padding. They are the
 * same for a whole step, see {@link TokenLengths}.
 */
public final class Lengths {
  private final int[] valid;

  private Lengths(int[] valid) {
    this.valid = valid;
  }

  /** Of examples without padding. */
  public static Lengths all(Grid grid) {
    return all(grid.examples(), grid.positions());
  }

  /** Of examples without padding. */
  public static Lengths all(int examples, int positions) {
    int[] valid = new int[examples];
    Arrays.fill(valid, positions);
    return new Lengths(valid);
  }

  /** Of an example. */
  public int of(int example) {
    return valid[example];
  }

  /** Of all examples together. */
  public long sum() {
    long sum = 0;
    for (int length : valid) {
      sum += length;
    }
    return sum;
  }

  /** For the kernel that looks at the batch. */
  void set(int example, int length) {
    valid[example] = length;
  }
}
