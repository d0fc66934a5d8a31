package dev.cairn.data.augment;

import dev.cairn.data.Examples;
import dev.cairn.data.ImageExamples;
import dev.cairn.graph.Shape;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/** Small images whose pixels can be told apart, and what augmentation makes of them. */
final class Pixels {
  private Pixels() {}

  /** One image of {@code [1, 3, 3]} with the raw values 1 to 9, not standardised. */
  static Examples nine() {
    byte[] pixels = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    return ImageExamples.of(Shape.image(1, 3, 3), pixels, new byte[] {1}, 2);
  }

  /** Image i of {@code [channels, 8, 8]} has only the value i and the label i % 4. */
  static ImageExamples uniform(int count, int channels) {
    int elements = channels * 64;
    byte[] pixels = new byte[count * elements];
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) (i % 4);
      for (int k = 0; k < elements; k++) {
        pixels[i * elements + k] = (byte) i;
      }
    }
    return ImageExamples.of(Shape.image(channels, 8, 8), pixels, labels, 4);
  }

  /** Images of {@code [channels, 16, 16]} of all sorts of values. */
  static ImageExamples colourful(int count, int channels) {
    int elements = channels * 256;
    byte[] pixels = new byte[count * elements];
    for (int k = 0; k < pixels.length; k++) {
      pixels[k] = (byte) (k * 37 + k / 7);
    }
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) (i % 4);
    }
    return ImageExamples.of(Shape.image(channels, 16, 16), pixels, labels, 4).standardised();
  }

  static List<Float> input(Examples examples, int index) {
    FloatBuffer input = FloatBuffer.allocate(examples.input().elements());
    examples.write(index, input, FloatBuffer.allocate(examples.target().elements()));
    return list(input);
  }

  static List<Float> target(Examples examples, int index) {
    FloatBuffer target = FloatBuffer.allocate(examples.target().elements());
    examples.write(index, FloatBuffer.allocate(examples.input().elements()), target);
    return list(target);
  }

  private static List<Float> list(FloatBuffer buffer) {
    List<Float> numbers = new ArrayList<>();
    for (float number : buffer.array()) {
      numbers.add(number);
    }
    return numbers;
  }
}
