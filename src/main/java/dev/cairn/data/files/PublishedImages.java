package dev.cairn.data.files;

import java.util.List;

/**
 * A published set of images, as read.
 *
 * @param name of the set
 * @param source who published it, with the address
 * @param licence in short
 * @param classes names of the classes, in the order of their numbers
 * @param training images to learn from
 * @param test images to measure on
 * @param files their checksums
 */
public record PublishedImages(
    String name,
    String source,
    String licence,
    List<String> classes,
    ImageBytes training,
    ImageBytes test,
    List<Checksum> files) {

  /** Copies the lists. */
  public PublishedImages {
    classes = List.copyOf(classes);
    files = List.copyOf(files);
  }
}
