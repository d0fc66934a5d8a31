package dev.cairn.data.files;

import dev.cairn.graph.Shape;

/**
 * Images with a class each, as read. Whoever makes one gives its arrays away.
 *
 * @param shape of one image, {@code [channels, height, width]}
 * @param pixels {@code [images, channels, height, width]}, 0 to 255 as unsigned bytes
 * @param labels the class of each image, as unsigned bytes
 */
public record ImageBytes(Shape shape, byte[] pixels, byte[] labels) {

  /**
   * Checks that arrays belong together.
   *
   * @param classes number of classes, 2 to 256
   * @param where names the labels in errors
   * @throws DataException if pixels and labels are not equally many, or a label is no class
   */
  public static ImageBytes checked(
      Shape shape, byte[] pixels, byte[] labels, int classes, String where) {
    Checks.images(shape, pixels.length, labels.length);
    Checks.labels(labels, classes, where);
    return new ImageBytes(shape, pixels, labels);
  }

  /** Number of images. */
  public int size() {
    return labels.length;
  }
}
