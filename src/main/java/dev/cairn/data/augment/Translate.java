package dev.cairn.data.augment;

import dev.cairn.data.files.DataException;
import dev.cairn.graph.Shape;
import java.util.Arrays;

/**
 * Moves an image by whole pixels, as far as {@code rows} and {@code columns} each way. Cutting a
 * random window of the old size out of a padded image is the same.
 *
 * @param name as the user wrote it
 * @param rows most rows up or down, as pixels or as a share of the height
 * @param columns most columns
 */
record Translate(String name, Reach rows, Reach columns, Fill fill) implements Step.Change {

  /** How far: so many pixels, and so large a share of the side. */
  record Reach(int pixels, double share) {
    int of(int side) {
      return pixels + (int) Math.round(share * side);
    }
  }

  @Override
  public void check(Shape input, Shape target, String whole) {
    needsImages(input, whole);
    int side = Math.min(input.size(1), input.size(2));
    if (rows.of(input.size(1)) >= input.size(1) || columns.of(input.size(2)) >= input.size(2)) {
      throw new DataException(
          "a padding below the side of the images, " + side,
          String.valueOf(Math.max(rows.of(side), columns.of(side))),
          this + where(whole),
          "an eighth of the side is usual: crop(" + Math.max(1, side / 8) + ")");
    }
  }

  @Override
  public void apply(Sample sample, Draws draws) {
    int down = distance(rows.of(sample.height()), draws);
    int right = distance(columns.of(sample.width()), draws);
    if (down == 0 && right == 0) {
      return;
    }
    for (int c = 0; c < sample.channels(); c++) {
      if (fill == Fill.MIRROR) {
        mirror(sample, c * sample.area(), down, right);
      } else {
        move(sample, c * sample.area(), down, right, sample.outside(fill, c));
      }
    }
    sample.swap();
  }

  private static int distance(int most, Draws draws) {
    return draws.below(2 * most + 1) - most;
  }

  private static void move(Sample sample, int channel, int down, int right, float outside) {
    int width = sample.width();
    int length = width - Math.abs(right);
    for (int y = 0; y < sample.height(); y++) {
      int to = channel + y * width;
      int from = y - down;
      if (from < 0 || from >= sample.height()) {
        Arrays.fill(sample.spare(), to, to + width, outside);
        continue;
      }
      int start = to + Math.max(0, right);
      int source = channel + from * width + Math.max(0, -right);
      System.arraycopy(sample.input(), source, sample.spare(), start, length);
      Arrays.fill(sample.spare(), to, start, outside);
      Arrays.fill(sample.spare(), start + length, to + width, outside);
    }
  }

  private static void mirror(Sample sample, int channel, int down, int right) {
    int width = sample.width();
    for (int y = 0; y < sample.height(); y++) {
      int from = channel + Fill.mirrored(y - down, sample.height()) * width;
      for (int x = 0; x < width; x++) {
        sample.spare()[channel + y * width + x] =
            sample.input()[from + Fill.mirrored(x - right, width)];
      }
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
