package dev.cairn.data.augment;

import dev.cairn.data.files.DataException;
import dev.cairn.graph.Shape;

/**
 * Hides a square about a random pixel (DeVries and Taylor 2017).
 *
 * @param side in pixels
 */
record Cutout(int side) implements Step.Change {

  @Override
  public void check(Shape input, Shape target, String whole) {
    needsImages(input, whole);
    int smallest = Math.min(input.size(1), input.size(2));
    if (side > smallest) {
      throw new DataException(
          "a square within the images, of at most " + smallest + " pixels a side",
          String.valueOf(side),
          this + where(whole),
          "half the side is usual: cutout(" + Math.max(1, smallest / 2) + ")");
    }
  }

  @Override
  public void apply(Sample sample, Draws draws) {
    Box.random(sample, side, side, draws).clear(sample);
  }

  @Override
  public String toString() {
    return Augment.call("cutout", side);
  }
}
