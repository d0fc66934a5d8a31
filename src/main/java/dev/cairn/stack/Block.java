package dev.cairn.stack;

/**
 * A residual block, or anything else that turns features into features: one of {@link Blocks}, or a
 * lambda such as {@code (x, p) -> x.conv(3, p.width(),
 * p.stride()).norm().plus(x.shortcut(p)).relu()}.
 */
@FunctionalInterface
public interface Block {

  /**
   * Puts the block on {@code x}. Called again for every stage or head that is added behind it, so
   * it should do nothing else.
   *
   * @param x what the block reads
   * @param place where it stands
   * @return what the block puts out
   */
  Features apply(Features x, Place place);

  /** This block {@code count} times in a row, each with weights of its own. */
  default Repeated times(int count) {
    return new Repeated(this, count);
  }
}
