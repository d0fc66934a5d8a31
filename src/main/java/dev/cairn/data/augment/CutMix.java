package dev.cairn.data.augment;

import dev.cairn.graph.Shape;

/**
 * A rectangle of another image, and of its target what the rectangle has of the area (Yun et al.
 * 2019).
 *
 * @param alpha of the beta distribution that the area is drawn from
 */
record CutMix(double alpha) implements Step.Mix {

  @Override
  public void check(Shape input, Shape target, String whole) {
    needsImages(input, whole);
  }

  @Override
  public void apply(Sample sample, Sample other, Draws draws) {
    double side = StrictMath.sqrt(1 - draws.beta(alpha));
    int height = (int) (side * sample.height());
    int width = (int) (side * sample.width());
    Box box = Box.random(sample, height, width, draws);
    box.paste(sample, other);
    sample.mixTarget(other, (double) box.area() / sample.area());
  }

  @Override
  public String toString() {
    return Augment.call("cutMix", alpha);
  }
}
