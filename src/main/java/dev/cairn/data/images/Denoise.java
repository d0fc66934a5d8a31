package dev.cairn.data.images;

import java.util.Arrays;

/** Filters against noise; beyond the edge of an image stands the pixel at the edge. */
final class Denoise {
  private Denoise() {}

  static byte[] median(Prepare.Raw image, int side) {
    int height = image.shape().size(1);
    int width = image.shape().size(2);
    byte[] to = new byte[image.pixels().length];
    int[] window = new int[side * side];
    for (int i = 0; i < to.length; i++) {
      int y = i / width % height;
      int x = i % width;
      int channel = i - y * width - x;
      for (int k = 0; k < window.length; k++) {
        int row = within(y + k / side - side / 2, height);
        int column = within(x + k % side - side / 2, width);
        window[k] = image.pixels()[channel + row * width + column] & 0xff;
      }
      Arrays.sort(window);
      to[i] = (byte) window[window.length / 2];
    }
    return to;
  }

  /** Rows first, then columns. */
  static byte[] gaussian(Prepare.Raw image, double deviation) {
    int height = image.shape().size(1);
    int width = image.shape().size(2);
    double[] values = new double[image.pixels().length];
    Arrays.setAll(values, i -> image.pixels()[i] & 0xff);
    double[] rows = blurred(values, 1, width, deviation);
    double[] both = blurred(rows, width, height, deviation);
    byte[] to = new byte[both.length];
    for (int i = 0; i < to.length; i++) {
      to[i] = (byte) Math.round(both[i]);
    }
    return to;
  }

  /** Along lines of {@code length} numbers that lie {@code step} apart. */
  private static double[] blurred(double[] values, int step, int length, double deviation) {
    int reach = (int) Math.ceil(3 * deviation);
    double[] to = new double[values.length];
    for (int i = 0; i < to.length; i++) {
      int at = i / step % length;
      double sum = 0;
      double weights = 0;
      for (int d = -reach; d <= reach; d++) {
        double weight = StrictMath.exp(-d * d / (2 * deviation * deviation));
        sum += weight * values[i + (within(at + d, length) - at) * step];
        weights += weight;
      }
      to[i] = sum / weights;
    }
    return to;
  }

  private static int within(int at, int size) {
    return Math.max(0, Math.min(size - 1, at));
  }
}
