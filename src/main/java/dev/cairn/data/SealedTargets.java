package dev.cairn.data;

import dev.cairn.data.files.DataException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Targets of a sealed data set, as they were before they were standardised: of each example and
 * column the number of the class or the value, NaN where nobody knows.
 */
final class SealedTargets {
  private static final int MOST_BYTE = 256;

  private SealedTargets() {}

  /**
   * What is kept of one example.
   *
   * @param written its target as {@link Examples#write} gives it, for examples of unknown kinds
   * @param from where the column begins there
   */
  static float value(
      SealedHeader header, Examples part, int index, int column, FloatBuffer written, int from) {
    if (part instanceof AnsweredExamples known) {
      return known.value(column, index);
    }
    int classes = header.columns().get(column);
    if (classes > 0) {
      return chosen(written, from, classes, index);
    }
    float value = written.get(from);
    return header.targets().map(all -> (float) all.decode(from, value)).orElse(value);
  }

  /** The class whose probability is 1; NaN if all are 0 or unknown. */
  private static float chosen(FloatBuffer written, int from, int classes, int index) {
    int found = -1;
    for (int c = 0; c < classes; c++) {
      float share = written.get(from + c);
      if (share == 1 && found < 0) {
        found = c;
      } else if (share != 0 && !Float.isNaN(share)) {
        throw new DataException(
            "one class for each example",
            "a share of " + share + " for class " + c,
            "example " + index + ", to be sealed",
            "seal data with one class each; labelSmoothing(0.1) and Augment.mixUp(…) come while"
                + " training");
      }
    }
    return found < 0 ? Float.NaN : found;
  }

  /** The targets of all examples, not standardised. */
  static Targets read(SealedHeader header, InputStream stream) throws IOException {
    int columns = header.columns().size();
    float[][] values = new float[columns][header.examples()];
    DataInputStream in = new DataInputStream(new BufferedInputStream(stream, 1 << 16));
    for (int row = 0; row < header.examples(); row++) {
      for (int column = 0; column < columns; column++) {
        values[column][row] = checked(in.readFloat(), header.columns().get(column));
      }
    }
    List<Targets> parts = new ArrayList<>();
    for (int column = 0; column < columns; column++) {
      parts.add(part(values[column], header.columns().get(column), columns == 1));
    }
    return columns == 1 ? parts.get(0) : new SeveralTargets(parts);
  }

  private static float checked(float value, int classes) throws IOException {
    if (classes > 0 && !Float.isNaN(value) && !(value >= 0 && value < classes)) {
      throw new IOException("class %s of %d".formatted(value, classes));
    }
    return value;
  }

  private static Targets part(float[] values, int classes, boolean only) {
    if (classes == 0) {
      return Targets.of(values, Optional.empty());
    }
    boolean known = true;
    for (float value : values) {
      known &= !Float.isNaN(value);
    }
    if (!only || !known || classes > MOST_BYTE) {
      return SeveralTargets.Choices.of(values, classes);
    }
    byte[] labels = new byte[values.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (byte) (int) values[i];
    }
    return new Targets.Classes(labels, classes);
  }
}
