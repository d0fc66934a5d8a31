package dev.cairn.engine.onednn;

import dev.cairn.engine.KernelUse;
import dev.cairn.engine.loops.JavaKernel;
import dev.cairn.engine.loops.Lengths;
import dev.cairn.engine.loops.ReverseLoop;
import dev.cairn.engine.loops.ReverseLoop.Part;
import dev.cairn.engine.onednn.Kernel.Label;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Shape;
import java.util.List;

/**
 * A recurrent layer that reads from the end, over sequences with padding: oneDNN would begin in the
 * padding, so the valid positions are turned around, read forward, and turned back. Each direction
 * is a primitive of its own.
 */
final class PaddedRecurrence {
  private final Sketch sketch;
  private final Node node;
  private final Op.Recurrent op;
  private final Lengths lengths;
  private final int channels;
  private final int length;

  /** Of a node with this op. */
  PaddedRecurrence(Sketch sketch, Node node, Op.Recurrent op, Lengths lengths) {
    this.sketch = sketch;
    this.node = node;
    this.op = op;
    this.lengths = lengths;
    channels = sketch.input(node).shape().channels();
    length = node.shape().size(1);
  }

  private boolean isBoth() {
    return op.direction() == Op.Direction.BOTH;
  }

  private Recurrence way(int direction) {
    return Recurrence.ofDirection(sketch, node, op, direction);
  }

  /** The way that reads from the end. */
  private Recurrence back() {
    return way(isBoth() ? 1 : 0);
  }

  private ReverseLoop loop(int width) {
    return new ReverseLoop(sketch.team(), lengths, sketch.layouts().size(), length, width);
  }

  private Tensor array(int width) {
    return sketch.kernels().tensor(sketch.layouts().channelsLast(Shape.sequence(width, length)));
  }

  private void add(String work, JavaKernel code, Tensor... arrays) {
    sketch.kernels().add(new Label(node.name(), work, 0), code, arrays);
  }

  /** All channels of an array turned around, in an array of its own. */
  private Tensor reversed(String work, Tensor from, int width) {
    Tensor to = array(width);
    ReverseLoop loop = loop(width);
    add(
        work,
        a -> loop.reverse(new Part(a.get(0), width, 0), new Part(a.get(1), width, 0)),
        from,
        to);
    return to;
  }

  /** Compiles the way forward; the value is channels last. */
  Tensor forward(Forward forward) {
    Tensor x = forward.readChannelsLast();
    Tensor turned = reversed(KernelUse.FORWARD, x, channels);
    if (!isBoth()) {
      Tensor y = back().forward(forward, turned);
      forward.keep(turned, y);
      return reversed(KernelUse.FORWARD, y, op.units());
    }
    Tensor first = way(0).forward(forward, x);
    Tensor second = back().forward(forward, turned);
    forward.keep(turned, second, first);
    Tensor y = array(2 * op.units());
    int units = op.units();
    ReverseLoop loop = loop(units);
    add(
        KernelUse.FORWARD,
        arrays -> {
          loop.copy(new Part(arrays.get(0), units, 0), new Part(arrays.get(2), 2 * units, 0));
          loop.reverse(
              new Part(arrays.get(1), units, 0), new Part(arrays.get(2), 2 * units, units));
        },
        first,
        second,
        y);
    return y;
  }

  /**
   * Compiles the way back.
   *
   * @param dy gradient of the value, channels last
   * @return gradient of the input, channels last
   */
  Tensor backward(TrainingForward forward, Tensor dy) {
    List<Tensor> kept = forward.kept(node);
    if (!isBoth()) {
      Tensor turned = reversed(KernelUse.OF_WEIGHTS, dy, op.units());
      Tensor dx = back().backward(forward, kept.get(0), kept.get(1), turned);
      return reversed(KernelUse.OF_WEIGHTS, dx, channels);
    }
    int units = op.units();
    Tensor ofFirst = array(units);
    Tensor ofSecond = array(units);
    ReverseLoop loop = loop(units);
    add(
        KernelUse.OF_WEIGHTS,
        arrays -> {
          loop.copy(new Part(arrays.get(0), 2 * units, 0), new Part(arrays.get(1), units, 0));
          loop.reverse(
              new Part(arrays.get(0), 2 * units, units), new Part(arrays.get(2), units, 0));
        },
        dy,
        ofFirst,
        ofSecond);
    String input = node.inputs().get(0);
    Tensor x =
        sketch.arrange(
            node.name(),
            forward.value(input),
            sketch.layouts().channelsLast(sketch.input(node).shape()));
    Tensor dx = way(0).backward(forward, x, kept.get(2), ofFirst);
    Tensor more = back().backward(forward, kept.get(0), kept.get(1), ofSecond);
    ReverseLoop sum = loop(channels);
    add(
        KernelUse.OF_WEIGHTS,
        a -> sum.addReversed(new Part(a.get(0), channels, 0), new Part(a.get(1), channels, 0)),
        more,
        dx);
    return dx;
  }
}
