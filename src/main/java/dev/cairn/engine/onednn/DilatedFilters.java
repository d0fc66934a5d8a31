package dev.cairn.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;

import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Shape;
import dev.cairn.graph.Window;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.jspecify.annotations.Nullable;

/**
 * The gradient of the filters of a convolution along a sequence whose taps are far from each other.
 * Every {@code dilation}-th position together are one row of an image: within a row taps are
 * neighbours, and oneDNN's kernel for that takes half the time, copies included.
 *
 * @param node the convolution
 * @param op what it computes
 */
record DilatedFilters(Sketch sketch, Node node, Op.Convolution op) {
  /** Up to here oneDNN's kernels for sequences are as quick. */
  private static final int NEAR = 7;

  private Window.Axis line() {
    return op.window().columns();
  }

  private int step() {
    return line().dilation();
  }

  /** True for the convolutions that it makes quicker. */
  boolean help() {
    Shape input = sketch.input(node).shape();
    return step() > NEAR
        && input.isSequence()
        && line().stride() == 1
        && op.groups() == 1
        && input.size(1) % step() == 0
        && node.shape().size(1) == input.size(1)
        && line().before() % step() == 0
        && line().after() % step() == 0
        && !sketch.layouts().isBlocked(input)
        && !sketch.layouts().isBlocked(node.shape());
  }

  /** A row for each first position. */
  private Desc rows(Shape sequence) {
    long channels = sequence.channels();
    long length = sequence.size(1);
    long step = step();
    return Desc.strided(
        sketch.scope(),
        new long[] {sketch.layouts().size(), channels, step, length / step},
        new long[] {length * channels, 1, channels, step * channels});
  }

  private Desc any(Shape sequence) {
    int length = sequence.size(1);
    return sketch.layouts().any(Shape.image(sequence.channels(), step(), length / step()));
  }

  /** Values of a sequence as a kernel likes its rows. */
  Tensor arranged(Tensor values, Shape sequence, Desc wanted) {
    return sketch.arrange(node.name(), values.as(rows(sequence)), wanted);
  }

  /**
   * What computes the gradient.
   *
   * @param bias of the gradient of the bias, if there is one
   */
  dnnl_primitive_desc primitive(Desc filters, @Nullable Desc bias, Attributes with) {
    Window.Axis near =
        new Window.Axis(line().kernel(), 1, 1, line().before() / step(), line().after() / step());
    Op.Convolution row =
        new Op.Convolution(op.filters(), Window.line(near), 1, op.bias(), op.gain());
    Desc x = any(sketch.input(node).shape());
    Desc y = any(node.shape());
    Attributes none = sketch.attributes(new Arguments());
    dnnl_primitive_desc forward =
        sketch.primitives().convolution(dnnl_forward_training, row, x, filters, bias, y, none);
    return sketch
        .primitives()
        .convolutionGradientOfWeights(row, x, filters, bias, y, forward, with);
  }
}
