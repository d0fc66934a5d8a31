package dev.cairn.engine.loops;

/**
 * How the numbers of a batch lie in memory: {@code [examples, blocks, positions, inner]}, with
 * {@code inner} channels side by side. Row-major has one channel in a block, channels last all of
 * them, blocked layouts 8 or 16.
 *
 * @param examples of the batch
 * @param blocks of channels
 * @param positions of an image or a sequence; 1 of a vector
 * @param inner channels of a block
 */
public record Grid(int examples, int blocks, int positions, int inner) {

  /** Channels of an example. */
  public int channels() {
    return blocks * inner;
  }

  /** Numbers that lie side by side: all positions of a block of an example. */
  public int run() {
    return positions * inner;
  }

  /** How many such runs there are. */
  public int runs() {
    return examples * blocks;
  }

  /** Numbers of an example. */
  public int example() {
    return blocks * positions * inner;
  }

  /** Where a run begins. */
  public int start(int run) {
    return run * positions * inner;
  }
}
