package dev.cairn.data.files;

import dev.cairn.graph.Shape;
import java.util.Locale;

/** Checks that every source of examples shares, so that their errors read the same. */
public final class Checks {
  private Checks() {}

  /** One image for each label. */
  public static void images(Shape shape, int pixels, int labels) {
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

  /** Labels below the number of classes. */
  public static void labels(byte[] labels, int classes, String where) {
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

  /** One target for each row. */
  public static void rows(int columns, int values, int targets, String where) {
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
  public static void finite(float[] values, int columns, String where) {
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
}
