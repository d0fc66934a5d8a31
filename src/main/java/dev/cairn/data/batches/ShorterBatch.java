package dev.cairn.data.batches;

import dev.cairn.graph.Batch;
import dev.cairn.graph.Masks;
import dev.cairn.graph.Shape;
import java.nio.FloatBuffer;

/** Cuts the padding off a batch of texts, in place. */
final class ShorterBatch {
  private ShorterBatch() {}

  /** Numbers that the examples of a batch need: the longest text, and the last answer. */
  static int tokens(Batch batch) {
    int most = 1;
    for (int i = 0; i < batch.size(); i++) {
      most = Math.max(most, tokens(batch, i));
    }
    return most;
  }

  /** Numbers that one example of a batch needs. */
  static int tokens(Batch batch, int example) {
    int length = batch.inputShape().elements();
    int valid = Masks.tokens(batch.inputs(), example * length, length);
    int each = each(batch);
    if (each == 0) {
      return valid;
    }
    int end = length / each;
    while (end * each > valid && !isAnswered(batch, example, end - 1)) {
      end--;
    }
    return Math.max(valid, end * each);
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

  /** How many numbers of the input there are for each position of the target; 0 without those. */
  private static int each(Batch batch) {
    Shape target = batch.targetShape();
    int length = batch.inputShape().elements();
    return target.isSequence() && length % target.positions() == 0
        ? length / target.positions()
        : 0;
  }

  /** The same examples in rows of {@code length}; what stood behind it is lost. */
  static Batch cut(Batch batch, int length) {
    int whole = batch.inputShape().elements();
    int each = each(batch);
    FloatBuffer inputs = packed(batch.inputs(), batch.size(), whole, length);
    Shape shape = Shape.vector(length);
    if (each == 0) {
      return new Batch(batch.size(), shape, inputs, batch.targetShape(), batch.targets());
    }
    int classes = batch.targetShape().channels();
    return new Batch(
        batch.size(),
        shape,
        inputs,
        Shape.sequence(classes, length / each),
        packed(batch.targets(), batch.size() * classes, whole / each, length / each));
  }

  private static FloatBuffer packed(FloatBuffer numbers, int rows, int whole, int length) {
    for (int row = 1; row < rows; row++) {
      numbers.put(row * length, numbers, row * whole, length);
    }
    return numbers.slice(0, rows * length);
  }
}
