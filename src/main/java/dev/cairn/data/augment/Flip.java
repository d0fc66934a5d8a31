package dev.cairn.data.augment;

import dev.cairn.graph.Shape;

/**
 * Mirrors an image.
 *
 * @param upsideDown whether rows change places, instead of columns
 */
record Flip(boolean upsideDown) implements Step.Change {

  @Override
  public void check(Shape input, Shape target, String whole) {
    needsImages(input, whole);
  }

  @Override
  public void apply(Sample sample, Draws draws) {
    for (int c = 0; c < sample.channels(); c++) {
      if (upsideDown) {
        swapRows(sample, c * sample.area());
      } else {
        for (int y = 0; y < sample.height(); y++) {
          reverse(sample.input(), c * sample.area() + y * sample.width(), sample.width());
        }
      }
    }
  }

  private static void reverse(float[] input, int from, int length) {
    for (int i = from, j = from + length - 1; i < j; i++, j--) {
      float left = input[i];
      input[i] = input[j];
      input[j] = left;
    }
  }

  private static void swapRows(Sample sample, int channel) {
    float[] input = sample.input();
    int width = sample.width();
    for (int y = 0; y < sample.height() / 2; y++) {
      int upper = channel + y * width;
      int lower = channel + (sample.height() - 1 - y) * width;
      for (int x = 0; x < width; x++) {
        float above = input[upper + x];
        input[upper + x] = input[lower + x];
        input[lower + x] = above;
      }
    }
  }

  @Override
  public String toString() {
    return upsideDown ? "flip upside down" : "flip";
  }
}
