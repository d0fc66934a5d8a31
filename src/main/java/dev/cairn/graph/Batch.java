package dev.cairn.graph;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * Some examples with their targets, in direct memory that engines read without copying.
 *
 * @param size number of examples
 * @param inputShape of one example
 * @param inputs {@code size * inputShape.elements()} numbers, row-major, from position 0
 * @param targetShape of one target
 * @param targets {@code size * targetShape.elements()} numbers: a probability for each class, or
 *     the values to be predicted
 */
public record Batch(
    int size, Shape inputShape, FloatBuffer inputs, Shape targetShape, FloatBuffer targets) {

  /** An empty batch of native byte order and its own memory. */
  public static Batch allocate(int size, Shape inputShape, Shape targetShape) {
    return new Batch(
        size, inputShape, direct(size, inputShape), targetShape, direct(size, targetShape));
  }

  private static FloatBuffer direct(int size, Shape shape) {
    int bytes = Math.multiplyExact(Math.multiplyExact(size, shape.elements()), Float.BYTES);
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder()).asFloatBuffer();
  }

  /** The first {@code count} examples, on the same memory. */
  public Batch first(int count) {
    return new Batch(
        count,
        inputShape,
        inputs.slice(0, count * inputShape.elements()),
        targetShape,
        targets.slice(0, count * targetShape.elements()));
  }
}
