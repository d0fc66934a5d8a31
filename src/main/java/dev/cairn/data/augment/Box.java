package dev.cairn.data.augment;

import java.util.Arrays;

/** A rectangle of pixels, cut off at the edges of the image: rows and columns from and to. */
record Box(int top, int bottom, int left, int right) {

  /** About a middle that may be any pixel. */
  static Box random(Sample sample, int height, int width, Draws draws) {
    int top = draws.below(sample.height()) - height / 2;
    int left = draws.below(sample.width()) - width / 2;
    return new Box(
        Math.max(0, top),
        Math.min(sample.height(), top + height),
        Math.max(0, left),
        Math.min(sample.width(), left + width));
  }

  /** Number of pixels. */
  int area() {
    return (bottom - top) * (right - left);
  }

  /** Gives all its pixels the mean of their channel. */
  void clear(Sample sample) {
    for (int at = 0; at < sample.input().length; at += sample.area()) {
      for (int y = top; y < bottom; y++) {
        int row = at + y * sample.width();
        Arrays.fill(sample.input(), row + left, row + right, 0);
      }
    }
  }

  /** Takes its pixels from another image. */
  void paste(Sample sample, Sample other) {
    for (int at = 0; at < sample.input().length; at += sample.area()) {
      for (int y = top; y < bottom; y++) {
        int from = at + y * sample.width() + left;
        System.arraycopy(other.input(), from, sample.input(), from, right - left);
      }
    }
  }
}
