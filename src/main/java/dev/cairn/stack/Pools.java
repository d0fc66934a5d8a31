package dev.cairn.stack;

import dev.cairn.graph.Op;
import dev.cairn.graph.Shape;
import dev.cairn.graph.Window;
import java.util.function.IntFunction;

/** Pools whose windows fit images or sequences. */
final class Pools {
  private Pools() {}

  /** With a border of {@code (kernel - 1) / 2} on all sides. */
  static Op of(Op.Pooling pooling, int kernel, int stride, Shape shape) {
    return new Op.Pool(
        pooling, over(shape, size -> Window.Axis.padded(kernel, stride, (kernel - 1) / 2)));
  }

  /** Means of neighbours that do not overlap; what is left over at the end is a mean too. */
  static Op down(int stride, Shape shape) {
    return new Op.Pool(
        Op.Pooling.AVERAGE,
        over(
            shape,
            size -> {
              int rest = size % stride;
              // The same for every length of a sequence, since with padding it is shorter than it
              // looks; images keep windows that other engines know.
              int after = shape.isSequence() ? stride - 1 : (stride - rest) % stride;
              return new Window.Axis(stride, stride, 1, 0, after);
            }));
  }

  private static Window over(Shape shape, IntFunction<Window.Axis> axis) {
    if (shape.isSequence()) {
      return Window.line(axis.apply(shape.size(1)));
    }
    return shape.isImage()
        ? new Window(axis.apply(shape.size(1)), axis.apply(shape.size(2)))
        : new Window(axis.apply(1), axis.apply(1));
  }
}
