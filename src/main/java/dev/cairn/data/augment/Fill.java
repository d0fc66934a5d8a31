package dev.cairn.data.augment;

import java.util.Locale;

/** What stands where a moved image has no pixels. */
public enum Fill {
  /** Raw value 0, as the usual loaders of images pad. */
  BLACK,

  /** The channel's mean over the training part, which is 0 once it is standardised. */
  MEAN,

  /** The image mirrored at its edge; the pixel at the edge stands twice. */
  MIRROR;

  /** The coordinate that stands in for {@code at}, when mirrored at 0 and {@code size}. */
  static int mirrored(int at, int size) {
    int within = Math.floorMod(at, 2 * size);
    return within < size ? within : 2 * size - 1 - within;
  }

  /** In lower case. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
