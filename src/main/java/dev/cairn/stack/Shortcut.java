package dev.cairn.stack;

/** The way around a block: gives x the width and the stride that the block's F(x) has. */
@FunctionalInterface
public interface Shortcut {
  /**
   * Fits {@code x} to the block.
   *
   * @param x what the block reads
   * @param width channels (or features) of F(x)
   * @param stride step of the block
   */
  Features apply(Features x, int width, int stride);
}
