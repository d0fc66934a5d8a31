package dev.cairn.data.augment;

import dev.cairn.graph.Shape;

/**
 * Turns an image about its middle, by bilinear interpolation.
 *
 * @param degrees at most, either way
 */
record Rotate(double degrees, Fill fill) implements Step.Change {

  @Override
  public void check(Shape input, Shape target, String whole) {
    needsImages(input, whole);
  }

  @Override
  public void apply(Sample sample, Draws draws) {
    double angle = StrictMath.toRadians(draws.between(-degrees, degrees));
    float cos = (float) StrictMath.cos(angle);
    float sin = (float) StrictMath.sin(angle);
    float middleX = (sample.width() - 1) / 2f;
    float middleY = (sample.height() - 1) / 2f;
    for (int y = 0; y < sample.height(); y++) {
      for (int x = 0; x < sample.width(); x++) {
        float dx = x - middleX;
        float dy = y - middleY;
        turn(sample, y, x, middleY + cos * dy - sin * dx, middleX + cos * dx + sin * dy);
      }
    }
    sample.swap();
  }

  /** The pixel of all channels that comes from a place between four pixels. */
  private void turn(Sample sample, int y, int x, float fromY, float fromX) {
    int top = (int) Math.floor(fromY);
    int left = (int) Math.floor(fromX);
    float lower = fromY - top;
    float right = fromX - left;
    for (int c = 0; c < sample.channels(); c++) {
      float above = between(pixel(sample, c, top, left), pixel(sample, c, top, left + 1), right);
      float below =
          between(pixel(sample, c, top + 1, left), pixel(sample, c, top + 1, left + 1), right);
      sample.spare()[c * sample.area() + y * sample.width() + x] = between(above, below, lower);
    }
  }

  private static float between(float from, float to, float share) {
    return from + share * (to - from);
  }

  private float pixel(Sample sample, int c, int y, int x) {
    int height = sample.height();
    int width = sample.width();
    if (y >= 0 && y < height && x >= 0 && x < width) {
      return sample.input()[c * sample.area() + y * width + x];
    }
    if (fill != Fill.MIRROR) {
      return sample.outside(fill, c);
    }
    int row = Fill.mirrored(y, height);
    return sample.input()[c * sample.area() + row * width + Fill.mirrored(x, width)];
  }

  @Override
  public String toString() {
    return Augment.call("rotate", degrees, fill);
  }
}
