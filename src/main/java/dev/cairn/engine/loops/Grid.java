package dev.cairn.engine.loops;

/**
 * How the numbers of a batch lie in memory: {@code [examples, blocks, positions, inner]}, with
 * {@code inner} channels side by side. Row-major has one channel in a block, channels last all of
 * them, blocked layouts 8 or 16. What lies side by side of one block of one example is a run.
 *
 * @param examples of the batch
 * @param blocks of channels
 * @param positions of an image or a sequence; 1 of a vector
 * @param inner channels of a block
 */
public record Grid(int examples, int blocks, int positions, int inner) {
  private static final int TILE = 1024;

  /** Channels of an example. */
  public int channels() {
    return blocks * inner;
  }

  /** Numbers of a run. */
  public int run() {
    return positions * inner;
  }

  /** How many runs there are. */
  public int runs() {
    return examples * blocks;
  }

  /** Numbers of an example. */
  public int example() {
    return blocks * run();
  }

  /** All numbers. */
  public int numbers() {
    return examples * example();
  }

  /** Where a number of an example stands, from the example's first. */
  public int index(int channel, int position) {
    return channel / inner * run() + position * inner + channel % inner;
  }

  /**
   * Numbers that kernels compute at once: whole positions of a run, enough for long loops and few
   * enough for the fastest cache.
   */
  int tile() {
    return Math.min(run(), Math.max(1, TILE / inner) * inner);
  }

  /** A number for each channel of a run, again and again, for a tile. */
  static void repeat(float[] tile, int inner) {
    for (int filled = inner; filled < tile.length; filled *= 2) {
      System.arraycopy(tile, 0, tile, filled, Math.min(filled, tile.length - filled));
    }
  }
}
