package dev.cairn.data.batches;

import dev.cairn.data.Examples;
import dev.cairn.engine.GraphSketch;
import dev.cairn.graph.CounterRandom;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Op;
import dev.cairn.graph.Shape;
import java.nio.FloatBuffer;
import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;

/**
 * Texts of given lengths: example i is made of the symbol 1 and has the target i, or at each of its
 * positions a class.
 *
 * @param size how many
 * @param row length of the rows
 * @param length of example i
 * @param label of example i
 * @param positions whether there is a target for each position
 */
record PaddedTexts(
    int size, int row, IntUnaryOperator length, IntUnaryOperator label, boolean positions)
    implements Examples {
  static final int ROW = 64;

  /** Most are short, few are long; one class. */
  static PaddedTexts of(int size) {
    return new PaddedTexts(size, ROW, PaddedTexts::tailed, i -> 0, false);
  }

  private static int tailed(int i) {
    double u = CounterRandom.of(5, "lengths").uniform(i);
    return 1 + (int) (63 * u * u * u);
  }

  /** A net for them. */
  Graph graph() {
    return new GraphSketch(Shape.vector(row))
        .node("embed", new Op.Embedding(9, 4, true))
        .averageHead(2)
        .graph();
  }

  @Override
  public Shape input() {
    return Shape.vector(row);
  }

  @Override
  public Shape target() {
    return positions ? Shape.sequence(2, row) : Shape.vector(1);
  }

  @Override
  public boolean isPadded() {
    return true;
  }

  @Override
  public OptionalInt label(int index) {
    return OptionalInt.of(label.applyAsInt(index));
  }

  @Override
  public void write(int index, FloatBuffer inputs, FloatBuffer targets) {
    int own = length.applyAsInt(index);
    for (int i = 0; i < row; i++) {
      inputs.put(i < own ? 1 : 0);
    }
    if (!positions) {
      targets.put(index);
      return;
    }
    for (int c = 0; c < 2; c++) {
      for (int i = 0; i < row; i++) {
        targets.put(i < own && (index + i) % 2 == c ? 1 + index : 0);
      }
    }
  }
}
