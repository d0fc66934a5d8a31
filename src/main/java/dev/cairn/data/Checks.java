package dev.cairn.data;

import dev.cairn.graph.Batch;
import dev.cairn.graph.Shape;
import java.util.Locale;

/** Checks that every source of examples shares, so that their errors read the same. */
final class Checks {
  private Checks() {}

  static void images(Shape shape, int pixels, int labels) {
    if ((long) labels * shape.elements() != pixels) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%,d images of %s, one for each label: %,d bytes",
              labels,
              shape,
              (long) labels * shape.elements()),
          String.format(Locale.ROOT, "%,d bytes", pixels),
          "the pixels",
          "give exactly one image and one label for each example");
    }
  }

  static void labels(byte[] labels, int classes, String where) {
    for (int row = 0; row < labels.length; row++) {
      int label = Byte.toUnsignedInt(labels[row]);
      if (label >= classes) {
        throw new DataException(
            "labels from 0 to " + (classes - 1),
            "label " + label,
            where + ", row " + row,
            "correct the label, or say how many classes there are");
      }
    }
  }

  static void rows(int columns, int values, int targets, String where) {
    if ((long) targets * columns != values) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%,d rows of %d columns: %,d values",
              targets,
              columns,
              (long) targets * columns),
          String.format(Locale.ROOT, "%,d values", values),
          where,
          "give one row and one target for each example");
    }
  }

  /** Row-major values; a row is an example. */
  static void finite(float[] values, int columns, String where) {
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new DataException(
            "a finite number",
            String.valueOf(values[i]),
            where + ", row " + i / columns + ", column " + i % columns,
            "remove the row or fill the value in");
      }
    }
  }

  static void sameShapes(Examples training, Examples test, String name) {
    if (!training.input().equals(test.input()) || !training.target().equals(test.target())) {
      throw new DataException(
          "test examples of %s with targets of %s, like the training examples"
              .formatted(training.input(), training.target()),
          "%s with targets of %s".formatted(test.input(), test.target()),
          "the test part of " + name,
          "make both parts from the same kind of data");
    }
  }

  /** That {@code done} examples were written whole; {@code index} is the last of them. */
  static void written(int index, int done, Batch batch) {
    int inputs = batch.inputs().position() - (done - 1) * batch.inputShape().elements();
    int targets = batch.targets().position() - (done - 1) * batch.targetShape().elements();
    if (inputs != batch.inputShape().elements() || targets != batch.targetShape().elements()) {
      throw new DataException(
          "%d numbers of input %s and %d of target %s"
              .formatted(
                  batch.inputShape().elements(),
                  batch.inputShape(),
                  batch.targetShape().elements(),
                  batch.targetShape()),
          "%d and %d".formatted(inputs, targets),
          "Examples.write of example " + index,
          "put exactly one input and one target, with relative puts");
    }
  }

  static void batchSize(int size) {
    if (size < 1) {
      throw new DataException(
          "a batch size of 1 or more", String.valueOf(size), "batches", "for example 64");
    }
  }
}
