package dev.cairn.data.augment;

import dev.cairn.data.Examples;
import dev.cairn.data.Scaling;
import dev.cairn.data.text.Vocabulary;
import dev.cairn.graph.Shape;
import java.nio.FloatBuffer;

/**
 * One example while steps change it. It changes in place, since a new one for each step would cost
 * more than the steps; it lives on one thread for one call.
 */
final class Sample {
  private final Shape shape;
  private final Scaling scaling;
  private final float[] target;
  private final int vocabulary;
  private float[] input;
  private float[] spare = {};

  private Sample(Shape shape, Scaling scaling, float[] input, float[] target, int vocabulary) {
    this.shape = shape;
    this.scaling = scaling;
    this.input = input;
    this.target = target;
    this.vocabulary = vocabulary;
  }

  static Sample of(Examples examples, int index) {
    float[] input = new float[examples.input().elements()];
    float[] target = new float[examples.target().elements()];
    examples.write(index, FloatBuffer.wrap(input), FloatBuffer.wrap(target));
    int vocabulary = examples.vocabulary().map(Vocabulary::size).orElse(0);
    return new Sample(examples.input(), examples.inputScaling(), input, target, vocabulary);
  }

  /** Numbers that symbols of a text may have; 0 of what is no text. */
  int vocabulary() {
    return vocabulary;
  }

  /** Symbols of a text, without what fills the row up. */
  int textLength() {
    int length = input.length;
    while (length > 0 && input[length - 1] == Vocabulary.PADDING) {
      length--;
    }
    return length;
  }

  int channels() {
    return shape.channels();
  }

  /** Rows of an image. */
  int height() {
    return shape.size(1);
  }

  /** Columns of an image. */
  int width() {
    return shape.size(2);
  }

  /** Numbers of a channel. */
  int area() {
    return input.length / shape.channels();
  }

  float[] input() {
    return input;
  }

  float[] target() {
    return target;
  }

  Scaling scaling() {
    return scaling;
  }

  /** Memory of the size of the input, for a step that cannot work in place. */
  float[] spare() {
    if (spare.length == 0) {
      spare = new float[input.length];
    }
    return spare;
  }

  /** What the spare memory holds becomes the input. */
  void swap() {
    float[] before = input;
    input = spare();
    spare = before;
  }

  /** The value that stands outside of the image in a channel; a mirrored one has none. */
  float outside(Fill fill, int channel) {
    return fill == Fill.BLACK ? (float) scaling.encode(channel, 0) : 0;
  }

  /** Gives {@code share} of the target to that of another example. */
  void mixTarget(Sample other, double share) {
    for (int i = 0; i < target.length; i++) {
      target[i] = (float) ((1 - share) * target[i] + share * other.target[i]);
    }
  }
}
