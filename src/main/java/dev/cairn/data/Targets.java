package dev.cairn.data;

import dev.cairn.graph.Shape;
import java.nio.FloatBuffer;
import java.util.Optional;
import java.util.OptionalInt;

/** What is to be predicted for each row of a source. */
sealed interface Targets {

  int size();

  Shape shape();

  void write(int row, FloatBuffer out);

  OptionalInt label(int row);

  Optional<Scaling> scaling();

  /** Fitted to the given rows only. */
  Targets standardised(Rows rows);

  Targets scaled(Optional<Scaling> scaling);

  /** A class for each row, checked by whoever read it; one byte holds it, so 256 at most. */
  record Classes(byte[] labels, int classes) implements Targets {
    @Override
    public int size() {
      return labels.length;
    }

    @Override
    public Shape shape() {
      return Shape.vector(classes);
    }

    @Override
    public void write(int row, FloatBuffer out) {
      int label = Byte.toUnsignedInt(labels[row]);
      for (int c = 0; c < classes; c++) {
        out.put(c == label ? 1f : 0f);
      }
    }

    @Override
    public OptionalInt label(int row) {
      return OptionalInt.of(Byte.toUnsignedInt(labels[row]));
    }

    @Override
    public Optional<Scaling> scaling() {
      return Optional.empty();
    }

    @Override
    public Targets standardised(Rows rows) {
      return this;
    }

    @Override
    public Targets scaled(Optional<Scaling> scaling) {
      return this;
    }
  }

  /** A number for each row. */
  record Values(float[] values, Scaling fit) implements Targets {
    @Override
    public int size() {
      return values.length;
    }

    @Override
    public Shape shape() {
      return Shape.vector(1);
    }

    @Override
    public void write(int row, FloatBuffer out) {
      out.put((float) fit.encode(0, values[row]));
    }

    @Override
    public OptionalInt label(int row) {
      return OptionalInt.empty();
    }

    @Override
    public Optional<Scaling> scaling() {
      return Optional.of(fit);
    }

    @Override
    public Targets standardised(Rows rows) {
      return new Values(values, TableExamples.fit(values, 1, rows));
    }

    @Override
    public Targets scaled(Optional<Scaling> scaling) {
      return new Values(values, scaling.orElse(fit));
    }
  }
}
