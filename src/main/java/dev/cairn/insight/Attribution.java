package dev.cairn.insight;

import java.util.Arrays;
import java.util.List;

/**
 * Where in one image a model sees the reason for a class.
 *
 * @param example number of the image
 * @param label the class, from 0
 * @param name of the class
 * @param logit of the class
 * @param height of the image in pixels
 * @param width of the image in pixels
 * @param map {@code [height, width]}, 0 to 1: 1 where the reason is strongest; all 0 if there is
 *     none
 */
public record Attribution(
    int example, int label, String name, double logit, int height, int width, List<Double> map) {
  /** Copies the list. */
  public Attribution {
    map = List.copyOf(map);
  }

  /** The number of one pixel, row and column from 0. */
  public double at(int row, int column) {
    return map.get(row * width + column);
  }

  /** Numbers divided by the largest of them, if it is above 0. */
  static List<Double> scaled(double[] values) {
    double largest = Arrays.stream(values).max().orElse(0);
    return Arrays.stream(values).map(v -> largest > 0 ? v / largest : 0).boxed().toList();
  }
}
