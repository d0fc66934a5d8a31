package dev.cairn.data.batches;

import dev.cairn.graph.Batch;
import dev.cairn.graph.Masks;
import dev.cairn.graph.Shape;
import java.nio.FloatBuffer;

/** Cuts the padding off a batch of texts, in place. */
final class ShorterBatch {
  private ShorterBatch() {}

  /** Positions that the examples of a batch need: the longest text, and the last answer. */
  static int tokens(Batch batch) {
    int most = 1;
    for (int i = 0; i < batch.size(); i++) {
      most = Math.max(most, tokens(batch, i));
    }
    return most;
  }

  /** Positions that one example of a batch needs. */
  static int tokens(Batch batch, int example) {
    int length = batch.inputShape().elements();
    int valid = Masks.tokens(batch.inputs(), example * length, length);
    if (!hasPositions(batch)) {
      return valid;
    }
    int end = length;
    while (end > valid && !isAnswered(batch, example, end - 1)) {
      end--;
    }
    return end;
  }

  private static boolean isAnswered(Batch batch, int example, int position) {
    int classes = batch.targetShape().channels();
    int length = batch.targetShape().positions();
    for (int c = 0; c < classes; c++) {
      if (batch.targets().get((example * classes + c) * length + position) != 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether there is a target for each position of the input. */
  private static boolean hasPositions(Batch batch) {
    Shape target = batch.targetShape();
    return target.equals(Shape.sequence(target.channels(), batch.inputShape().elements()));
  }

  /** The same examples in rows of {@code length}; what stood behind it is lost. */
  static Batch cut(Batch batch, int length) {
    int whole = batch.inputShape().elements();
    int classes = batch.targetShape().channels();
    boolean positions = hasPositions(batch);
    FloatBuffer inputs = packed(batch.inputs(), batch.size(), whole, length);
    return new Batch(
        batch.size(),
        Shape.vector(length),
        inputs,
        positions ? Shape.sequence(classes, length) : batch.targetShape(),
        positions
            ? packed(batch.targets(), batch.size() * classes, whole, length)
            : batch.targets());
  }

  private static FloatBuffer packed(FloatBuffer numbers, int rows, int whole, int length) {
    for (int row = 1; row < rows; row++) {
      numbers.put(row * length, numbers, row * whole, length);
    }
    return numbers.slice(0, rows * length);
  }
}
