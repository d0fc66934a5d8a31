package dev.cairn.stack;

/** The ways around a block; three of them are He et al. 2015 (arXiv:1512.03385), section 4.1. */
public final class Shortcuts {
  private Shortcuts() {}

  /** x itself. Where width or stride change, the sum is refused with an error. */
  public static Shortcut identity() {
    return (x, width, stride) -> x;
  }

  /**
   * Option A: x itself; where width or stride change, every stride-th pixel with channels of zeros
   * on both sides. No parameters.
   */
  public static Shortcut zeroPadded() {
    return (x, width, stride) -> {
      int missing = width - x.shape().channels();
      Features sampled = stride == 1 ? x : x.subsample(stride);
      return missing == 0 ? sampled : sampled.padChannels(missing / 2, missing - missing / 2);
    };
  }

  /** Option B: x itself; where width or stride change, a 1x1 convolution and a norm. */
  public static Shortcut projection() {
    return (x, width, stride) -> fits(x, width, stride) ? x : project(x, width, stride).norm();
  }

  /** Option B without the norm, as pre-activation blocks have it (He et al. 2016). */
  public static Shortcut projectionWithoutNorm() {
    return (x, width, stride) -> fits(x, width, stride) ? x : project(x, width, stride);
  }

  /** Option C: a 1x1 convolution and a norm around every block. */
  public static Shortcut projectionEverywhere() {
    return (x, width, stride) -> project(x, width, stride).norm();
  }

  /**
   * The mean of neighbours in place of every second pixel, then a 1x1 convolution and a norm where
   * the width changes (He et al. 2019, arXiv:1812.01187, ResNet-D).
   */
  public static Shortcut averageDown() {
    return (x, width, stride) -> {
      boolean shrinks = stride > 1 && !x.shape().isVector();
      Features small = shrinks ? x.add("pool", Pools.down(stride, x.shape())) : x;
      return fits(small, width, 1) ? small : project(small, width, 1).norm();
    };
  }

  /** {@link #projection()} times a learned number; see {@link #weighted(Shortcut)}. */
  public static Shortcut weighted() {
    return weighted(projection());
  }

  /**
   * Another shortcut times a learned number, at first 1 (He et al. 2016, arXiv:1603.05027, section
   * 3.1, which shows why x itself is better).
   */
  public static Shortcut weighted(Shortcut shortcut) {
    return (x, width, stride) -> shortcut.apply(x, width, stride).scale(1);
  }

  private static boolean fits(Features x, int width, int stride) {
    return stride == 1 && x.shape().channels() == width;
  }

  private static Features project(Features x, int width, int stride) {
    boolean bias = !x.style().hasNorm();
    if (x.shape().isVector()) {
      return bias ? x.dense(width) : x.linear(width);
    }
    return x.conv(Conv.of(1, width).stride(stride).bias(bias));
  }
}
