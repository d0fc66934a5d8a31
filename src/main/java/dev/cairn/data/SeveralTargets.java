package dev.cairn.data;

import dev.cairn.graph.Shape;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Several answers for each row, written behind each other. Where one is not known, its classes are
 * all 0, and its number is NaN.
 *
 * @param parts two or more
 */
record SeveralTargets(List<Targets> parts) implements Targets {
  SeveralTargets {
    parts = List.copyOf(parts);
  }

  /** The parts of one or several targets. */
  static List<Targets> parts(Targets targets) {
    return targets instanceof SeveralTargets several ? several.parts() : List.of(targets);
  }

  /** These and one more. */
  static Targets plus(Targets targets, Targets more) {
    List<Targets> all = new ArrayList<>(parts(targets));
    all.add(more);
    return new SeveralTargets(all);
  }

  /** Some of the parts, in the given order. */
  static Targets only(Targets targets, int... numbers) {
    List<Targets> parts = parts(targets);
    List<Targets> chosen = Arrays.stream(numbers).mapToObj(parts::get).toList();
    return chosen.size() == 1 ? chosen.get(0) : new SeveralTargets(chosen);
  }

  @Override
  public int size() {
    return parts.get(0).size();
  }

  @Override
  public Shape shape() {
    return Shape.vector(parts.stream().mapToInt(p -> p.shape().elements()).sum());
  }

  @Override
  public void write(int row, FloatBuffer out) {
    parts.forEach(part -> part.write(row, out));
  }

  /** Of the first part that has classes. */
  @Override
  public OptionalInt label(int row) {
    for (Targets part : parts) {
      OptionalInt label = part.label(row);
      if (label.isPresent() || !(part instanceof Values)) {
        return label;
      }
    }
    return OptionalInt.empty();
  }

  @Override
  public float value(int row) {
    return parts.get(0).value(row);
  }

  /** One for all numbers that are written; those of classes stay as they are. */
  @Override
  public Optional<Scaling> scaling() {
    List<Double> means = new ArrayList<>();
    List<Double> deviations = new ArrayList<>();
    for (Targets part : parts) {
      Scaling own = part.scaling().orElseGet(() -> Scaling.none(part.shape().elements()));
      means.addAll(own.means());
      deviations.addAll(own.deviations());
    }
    return Optional.of(new Scaling(means, deviations));
  }

  @Override
  public Targets standardised(Rows rows) {
    return new SeveralTargets(parts.stream().map(part -> part.standardised(rows)).toList());
  }

  @Override
  public Targets scaled(Optional<Scaling> scaling) {
    List<Targets> scaled = new ArrayList<>();
    int from = 0;
    for (Targets part : parts) {
      int to = from + part.shape().elements();
      int begin = from;
      scaled.add(part.scaled(scaling.map(all -> all.slice(begin, to))));
      from = to;
    }
    return new SeveralTargets(scaled);
  }

  /**
   * A class for each row, or none.
   *
   * @param labels from 0; -1 where it is not known
   */
  record Choices(short[] labels, int classes) implements Targets {
    static Choices of(float[] values, int classes) {
      short[] labels = new short[values.length];
      for (int row = 0; row < labels.length; row++) {
        labels[row] = (short) (Float.isNaN(values[row]) ? -1 : values[row]);
      }
      return new Choices(labels, classes);
    }

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
      for (int c = 0; c < classes; c++) {
        out.put(c == labels[row] ? 1f : 0f);
      }
    }

    @Override
    public OptionalInt label(int row) {
      return labels[row] < 0 ? OptionalInt.empty() : OptionalInt.of(labels[row]);
    }

    @Override
    public float value(int row) {
      return labels[row] < 0 ? Float.NaN : labels[row];
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
}
