package dev.cairn.stack;

/**
 * A layer with weights in the branch of a residual block.
 *
 * @param kind what it computes
 * @param kernel 1 for 1x1 convolutions, which no option of the block changes; {@link #NO_WINDOW}
 * @param factor its width is that of the stage, times this
 * @param strided whether it carries the block's stride
 */
record Layer(Kind kind, int kernel, double factor, boolean strided) {
  /** The kernel of layers that have none. */
  static final int NO_WINDOW = 0;

  /** What a layer computes. */
  @FunctionalInterface
  interface Kind {
    /** Puts it on {@code x}, with the width, stride, bias and gain of {@code conv}. */
    Features apply(Features x, Conv conv);
  }

  Layer widened(double by) {
    return new Layer(kind, kernel, factor * by, strided);
  }

  Conv conv(Place place) {
    int width = (int) Math.round(place.width() * factor);
    return Conv.of(kernel, width).stride(strided ? place.stride() : 1);
  }
}
