package dev.cairn.stack;

import dev.cairn.graph.Op;

/** The shortcuts of He et al. 2015 (arXiv:1512.03385), section 3.3. */
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
      Features sampled = stride == 1 ? x : x.add("subsample", new Op.Subsample(stride));
      return missing == 0
          ? sampled
          : sampled.add("pad", new Op.PadChannels(missing / 2, missing - missing / 2));
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

  private static boolean fits(Features x, int width, int stride) {
    return stride == 1 && x.shape().channels() == width;
  }

  private static Features project(Features x, int width, int stride) {
    return x.shape().isVector() ? x.linear(width) : x.conv(1, width, stride);
  }
}
