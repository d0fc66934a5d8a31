package dev.cairn.data;

import dev.cairn.data.tables.Target;
import dev.cairn.graph.Shape;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** What is to be predicted for each row of a source. */
sealed interface Targets
    permits Targets.Classes,
        Targets.Values,
        Targets.Unknown,
        SeveralTargets,
        SeveralTargets.Choices {

  int size();

  Shape shape();

  void write(int row, FloatBuffer out);

  OptionalInt label(int row);

  /** As read, or the number of the class; NaN if it is not known. */
  float value(int row);

  Optional<Scaling> scaling();

  /** Fitted to the given rows only. */
  Targets standardised(Rows rows);

  Targets scaled(Optional<Scaling> scaling);

  /** Not scaled yet. */
  static Targets of(Target target) {
    return target.isClass()
        ? new Classes(target.labels(), target.classes().size())
        : new Values(target.values(), Scaling.none(1));
  }

  /** Not scaled yet, of several answers: some may be missing. */
  static Targets of(List<Target> targets) {
    return targets.size() == 1
        ? of(targets.get(0))
        : new SeveralTargets(targets.stream().map(Targets::withGaps).toList());
  }

  private static Targets withGaps(Target target) {
    return target.isClass()
        ? SeveralTargets.Choices.of(target.values(), target.classes().size())
        : new Values(target.values(), Scaling.none(1));
  }

  /** Numbers for classes or as they are; NaN where nobody knows. */
  static Targets of(float[] values, Optional<Labels> labels) {
    return labels
        .<Targets>map(classes -> SeveralTargets.Choices.of(values, classes.size()))
        .orElseGet(() -> new Values(values, Scaling.none(1)));
  }

  /** Of rows whose targets nobody knows. */
  static Targets unknown(Shape shape, int size) {
    return new Unknown(shape, size, Optional.empty());
  }

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
    public float value(int row) {
      return Byte.toUnsignedInt(labels[row]);
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
    public float value(int row) {
      return values[row];
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
      return new Values(values, fitted(rows));
    }

    /** In two passes, which keeps the digits, over the values that are known. */
    private Scaling fitted(Rows rows) {
      int[] known = IntStream.of(rows.all()).filter(row -> !Float.isNaN(values[row])).toArray();
      double mean = 0;
      for (int row : known) {
        mean += values[row];
      }
      mean /= Math.max(1, known.length);
      double variance = 0;
      for (int row : known) {
        variance += (values[row] - mean) * (values[row] - mean) / known.length;
      }
      return Scaling.ofMoments(new double[] {mean}, new double[] {variance});
    }

    @Override
    public Targets scaled(Optional<Scaling> scaling) {
      return new Values(values, scaling.orElse(fit));
    }
  }

  /** To be predicted only: NaN, so that whoever scores them sees that there is nothing to score. */
  record Unknown(Shape shape, int size, Optional<Scaling> scaling) implements Targets {
    @Override
    public void write(int row, FloatBuffer out) {
      for (int i = 0; i < shape.elements(); i++) {
        out.put(Float.NaN);
      }
    }

    @Override
    public OptionalInt label(int row) {
      return OptionalInt.empty();
    }

    @Override
    public float value(int row) {
      return Float.NaN;
    }

    @Override
    public Targets standardised(Rows rows) {
      return this;
    }

    @Override
    public Targets scaled(Optional<Scaling> other) {
      return new Unknown(shape, size, other);
    }
  }
}
