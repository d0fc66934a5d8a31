package dev.cairn.engine.dl4j;

import dev.cairn.graph.Shape;
import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Images are {@code [batch, channels, height, width]} for everybody else and {@code [batch, height,
 * width, channels]} inside this engine, where oneDNN is faster. Other ranks are alike on both
 * sides.
 */
final class ChannelsLast {
  private ChannelsLast() {}

  /** Dimensions of a native array for so many examples. */
  static long[] dimensions(int size, Shape shape) {
    if (shape.isImage()) {
      return new long[] {size, shape.size(1), shape.size(2), shape.channels()};
    }
    long[] dimensions = new long[shape.rank() + 1];
    dimensions[0] = size;
    for (int i = 0; i < shape.rank(); i++) {
      dimensions[i + 1] = shape.size(i);
    }
    return dimensions;
  }

  /** A view of a native array as everybody else sees it. */
  static INDArray outside(INDArray array) {
    return array.rank() == 4 ? array.permute(0, 3, 1, 2) : array;
  }

  /** A view of everybody else's array as this engine sees it. */
  static INDArray inside(INDArray array) {
    return array.rank() == 4 ? array.permute(0, 2, 3, 1) : array;
  }

  /** Copies examples from row-major memory of everybody else into this engine's. */
  static void copy(int size, Shape shape, FloatBuffer from, FloatBuffer to) {
    int length = shape.elements();
    int channels = shape.isImage() ? shape.channels() : 1;
    if (channels == 1) {
      to.put(0, from, 0, size * length);
      return;
    }
    int positions = length / channels;
    for (int start = 0; start < size * length; start += length) {
      for (int channel = 0; channel < channels; channel++) {
        int source = start + channel * positions;
        int target = start + channel;
        for (int i = 0; i < positions; i++) {
          to.put(target + i * channels, from.get(source + i));
        }
      }
    }
  }
}
