package dev.cairn.data;

import dev.cairn.data.tables.Source;
import dev.cairn.data.tables.Target;
import dev.cairn.graph.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The columns to be predicted in rows that come later, where they are there. */
final class LaterTargets {
  private LaterTargets() {}

  static Targets read(Source later, List<String> columns, List<Answer> answers) {
    if (answers.size() == 1) {
      return isThere(later, columns.get(0))
          ? answer(later, columns.get(0), answers.get(0))
          : Targets.unknown(shape(answers.get(0)), later.table().rowCount());
    }
    List<Targets> parts = new ArrayList<>();
    for (int k = 0; k < answers.size(); k++) {
      parts.add(
          isThere(later, columns.get(k))
              ? answer(later, columns.get(k), answers.get(k))
              : Targets.of(nothing(later.table().rowCount()), answers.get(k).labels()));
    }
    return new SeveralTargets(parts);
  }

  /** Answers of the same kinds that nobody knows. */
  static Targets unknown(Targets like, int size) {
    if (!(like instanceof SeveralTargets several)) {
      return Targets.unknown(like.shape(), size);
    }
    List<Targets> parts = new ArrayList<>();
    for (Targets part : several.parts()) {
      boolean number = part.scaling().isPresent();
      parts.add(
          number
              ? new Targets.Values(nothing(size), part.scaling().get())
              : SeveralTargets.Choices.of(nothing(size), part.shape().elements()));
    }
    return new SeveralTargets(parts);
  }

  private static boolean isThere(Source later, String column) {
    return later.table().columnNames().contains(column);
  }

  /** A row may lack it. */
  private static Targets answer(Source later, String column, Answer answer) {
    List<String> classes = answer.labels().map(Labels::names).orElse(List.of());
    return Targets.of(Target.readLike(later, column, classes).values(), answer.labels());
  }

  private static Shape shape(Answer answer) {
    return Shape.vector(answer.labels().map(Labels::size).orElse(1));
  }

  private static float[] nothing(int rows) {
    float[] values = new float[rows];
    Arrays.fill(values, Float.NaN);
    return values;
  }
}
