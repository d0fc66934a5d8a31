package dev.cairn.stack;

/**
 * Where a block stands in a network, and what is asked of it there.
 *
 * @param width channels (or features) that the stage asks for
 * @param stride step of the block: 2 in the first block of every stage but the first, on images
 * @param stage number of the stage, from 1
 * @param block number of the block in its stage, from 1
 * @param index number of the block in the network, from 1
 * @param total blocks in the network; while it is still being described, those up to now
 */
public record Place(int width, int stride, int stage, int block, int index, int total) {
  /** The same place with another width. */
  public Place withWidth(int width) {
    return new Place(width, stride, stage, block, index, total);
  }

  /** The same place with another stride. */
  public Place withStride(int stride) {
    return new Place(width, stride, stage, block, index, total);
  }
}
