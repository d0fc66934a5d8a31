package dev.cairn.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The shape of one example, without the batch: {@code [channels, height, width]} for an image,
 * {@code [channels, length]} for a sequence, {@code [features]} for a vector.
 *
 * @param dimensions sizes, outermost first, each at least 1
 */
public record Shape(List<Integer> dimensions) {

  /**
   * Checks and copies the sizes.
   *
   * @throws ShapeException if there is no size, or one is below 1
   */
  public Shape {
    dimensions = List.copyOf(dimensions);
    if (dimensions.isEmpty() || dimensions.stream().anyMatch(d -> d < 1)) {
      throw new ShapeException(
          "at least one size, each of them 1 or more",
          join(dimensions, "x"),
          "a shape",
          "give positive sizes, for example Shape.image(3, 32, 32)");
    }
  }

  /** An image of {@code [channels, height, width]}. */
  public static Shape image(int channels, int height, int width) {
    return new Shape(List.of(channels, height, width));
  }

  /** A sequence of {@code [channels, length]}. */
  public static Shape sequence(int channels, int length) {
    return new Shape(List.of(channels, length));
  }

  /** A vector of {@code [features]}. */
  public static Shape vector(int features) {
    return new Shape(List.of(features));
  }

  /** Number of dimensions: 3 image, 2 sequence, 1 vector. */
  public int rank() {
    return dimensions.size();
  }

  /** The size of dimension {@code index}, counted from 0. */
  public int size(int index) {
    return dimensions.get(index);
  }

  /** Size of the first dimension: channels, or features of a vector. */
  public int channels() {
    return dimensions.get(0);
  }

  /** True for {@code [channels, height, width]}. */
  public boolean isImage() {
    return rank() == 3;
  }

  /** True for {@code [channels, length]}. */
  public boolean isSequence() {
    return rank() == 2;
  }

  /** True for {@code [features]}. */
  public boolean isVector() {
    return rank() == 1;
  }

  /**
   * How many numbers one example has.
   *
   * @throws ShapeException if they are more than an {@code int} holds
   */
  public int elements() {
    long all = 1;
    for (int dimension : dimensions) {
      all *= dimension;
      if (all > Integer.MAX_VALUE) {
        throw new ShapeException(
            "at most 2,147,483,647 numbers an example",
            "more",
            "the shape " + this,
            "use smaller images, or pool them before flatten()");
      }
    }
    return (int) all;
  }

  /** The same with another first size. */
  public Shape withChannels(int channels) {
    List<Integer> sizes = new ArrayList<>(dimensions);
    sizes.set(0, channels);
    return new Shape(sizes);
  }

  /** How many numbers each channel has: 1 in a vector. */
  public int positions() {
    return elements() / channels();
  }

  /** With its kind, for example {@code an image of 16x28x28}. */
  public String named() {
    return (isImage() ? "an image of " : isSequence() ? "a sequence of " : "a vector of ") + this;
  }

  /** For example {@code 16x28x28}. */
  @Override
  public String toString() {
    return join(dimensions, "x");
  }

  private static String join(List<Integer> sizes, String between) {
    return sizes.isEmpty()
        ? "none"
        : sizes.stream().map(String::valueOf).collect(Collectors.joining(between));
  }
}
