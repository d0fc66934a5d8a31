package dev.cairn.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.*;

import dev.cairn.engine.KernelUse;
import dev.cairn.engine.loops.Grid;
import dev.cairn.engine.loops.TailLoop;
import dev.cairn.engine.onednn.Kernel.Label;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/**
 * Attention by products of matrices, one for each head of each example: heads are stretches of
 * channels, so they are read and written where they lie.
 */
final class Heads {
  private static final int QUERIES = 0;
  private static final int KEYS = 1;
  private static final int VALUES = 2;
  private static final int PARTS = 3;

  /** Its exponential is 0, also behind a sum with any product. */
  private static final float HIDDEN = -1e30f;

  private final Sketch sketch;
  private final Node node;
  private final Op.Attention op;
  private final long size;
  private final long length;
  private final long width;
  private final long perHead;
  private final double scale;
  private final Desc square;

  /** Of a node with this op. */
  Heads(Sketch sketch, Node node, Op.Attention op) {
    this.sketch = sketch;
    this.node = node;
    this.op = op;
    size = sketch.layouts().size();
    length = node.shape().size(1);
    width = node.shape().channels();
    perHead = width / op.heads();
    scale = 1 / Math.sqrt((double) perHead);
    square = Desc.of(sketch.scope(), dnnl_abcd, size, op.heads(), length, length);
  }

  /** Compiles the way forward; the value is channels last. */
  Tensor forward(Forward way) {
    Tensor x = way.readChannelsLast();
    Tensor y = sketch.kernels().tensor(sketch.layouts().channelsLast(node.shape()));
    if (length == 1) {
      sketch.reorder(node.name(), part(x, VALUES), rows(y));
      return y;
    }
    Tensor shares = sketch.kernels().tensor(square);
    Arguments arguments = new Arguments();
    Attributes with = sketch.attributes(arguments).linear(scale, 0);
    if (op.causal()) {
      with.plus(mask());
    }
    product(KernelUse.FORWARD, part(x, QUERIES), turned(x, KEYS), shares, arguments, with);
    hidePadding(shares);
    dnnl_primitive_desc softmax = softmax(way.kind(), shares);
    way.save(softmax, Optional.of(shares));
    product(KernelUse.FORWARD, shares, part(x, VALUES), rows(y));
    return y;
  }

  /** No query sees a key that is padding. */
  private void hidePadding(Tensor products) {
    Grid rows =
        new Grid(
            Math.toIntExact(size),
            Math.toIntExact(op.heads() * length),
            Math.toIntExact(length),
            1);
    sketch
        .lengths(node.inputs().get(0))
        .ifPresent(
            valid ->
                sketch
                    .kernels()
                    .add(
                        new Label(node.name(), "padding", 0),
                        new TailLoop(sketch.team(), rows, valid, HIDDEN),
                        products));
  }

  private dnnl_primitive_desc softmax(int kind, Tensor shares) {
    Arguments arguments = new Arguments();
    dnnl_primitive_desc softmax =
        sketch.primitives().softmax(kind, square, sketch.attributes(arguments));
    arguments.with(DNNL_ARG_SRC, shares).with(DNNL_ARG_DST, shares);
    sketch.kernels().add(new Label(node.name(), KernelUse.FORWARD, 0), softmax, arguments);
    return softmax;
  }

  /** 0 where a query sees a key, the same for all examples and heads. */
  private Tensor mask() {
    int side = Math.toIntExact(length);
    float[] values = new float[side * side];
    for (int query = 0; query < side; query++) {
      for (int key = query + 1; key < side; key++) {
        values[query * side + key] = HIDDEN;
      }
    }
    return sketch.constant(Desc.of(sketch.scope(), dnnl_abcd, 1, 1, length, length), values);
  }

  /**
   * Compiles the way back.
   *
   * @param dy gradient of the value, channels last
   * @return gradient of the input, channels last
   */
  Tensor backward(TrainingForward way, Tensor dy) {
    Desc wanted = sketch.layouts().channelsLast(sketch.input(node).shape());
    Tensor dx = sketch.kernels().tensor(wanted);
    if (length == 1) {
      Label label = new Label(node.name(), KernelUse.OF_INPUT, 0);
      sketch.kernels().add(label, this::ofOnePosition, dy, dx);
      return dx;
    }
    TrainingForward.Saved saved = way.saved(node);
    Tensor shares = saved.workspace().orElseThrow();
    Tensor x = sketch.arrange(node.name(), way.value(node.inputs().get(0)), wanted);
    Tensor ofShares = sketch.kernels().tensor(square);
    String work = KernelUse.OF_INPUT;
    product(work, rows(dy), turned(x, VALUES), ofShares);
    product(work, turned(shares), rows(dy), part(dx, VALUES));
    Arguments arguments = new Arguments();
    dnnl_primitive_desc softmax =
        sketch
            .primitives()
            .softmaxGradient(square, saved.primitive(), sketch.attributes(arguments));
    arguments
        .with(DNNL_ARG_DST, shares)
        .with(DNNL_ARG_DIFF_DST, ofShares)
        .with(DNNL_ARG_DIFF_SRC, ofShares);
    sketch.kernels().add(new Label(node.name(), work, 0), softmax, arguments);
    scaled(ofShares, part(x, KEYS), part(dx, QUERIES));
    scaled(turned(ofShares), part(x, QUERIES), part(dx, KEYS));
    return dx;
  }

  /** Of one position the value is all there is; oneDNN mistakes strides of such matrices. */
  private void ofOnePosition(List<FloatBuffer> arrays) {
    int channels = Math.toIntExact(width);
    for (int i = 0; i < arrays.get(1).limit(); i++) {
      int channel = i % (PARTS * channels) - VALUES * channels;
      int example = i / (PARTS * channels);
      arrays.get(1).put(i, channel < 0 ? 0 : arrays.get(0).get(example * channels + channel));
    }
  }

  private void scaled(Tensor a, Tensor b, Tensor to) {
    Arguments arguments = new Arguments();
    Attributes with = sketch.attributes(arguments).linear(scale, 0);
    product(KernelUse.OF_INPUT, a, b, to, arguments, with);
  }

  private void product(String work, Tensor a, Tensor b, Tensor to) {
    Arguments arguments = new Arguments();
    product(work, a, b, to, arguments, sketch.attributes(arguments));
  }

  private void product(
      String work, Tensor a, Tensor b, Tensor to, Arguments arguments, Attributes with) {
    dnnl_primitive_desc primitive =
        sketch.primitives().product(a.desc(), b.desc(), to.desc(), with);
    arguments.with(DNNL_ARG_SRC, a).with(DNNL_ARG_WEIGHTS, b).with(DNNL_ARG_DST, to);
    sketch
        .kernels()
        .add(
            new Label(node.name(), work, 2 * size * length * length * width), primitive, arguments);
  }

  /** Queries, keys or values, {@code [n, heads, length, d / heads]}. */
  private Tensor part(Tensor x, int part) {
    return x.part(part * width, matrices(PARTS * width, false));
  }

  /** The same with rows and columns exchanged, {@code [n, heads, d / heads, length]}. */
  private Tensor turned(Tensor x, int part) {
    return x.part(part * width, matrices(PARTS * width, true));
  }

  /** The value or its gradient, {@code [n, heads, length, d / heads]}. */
  private Tensor rows(Tensor y) {
    return y.as(matrices(width, false));
  }

  /** A matrix of shares with keys as rows. */
  private Tensor turned(Tensor shares) {
    long[] strides = {op.heads() * length * length, length * length, 1, length};
    return shares.as(
        Desc.strided(sketch.scope(), new long[] {size, op.heads(), length, length}, strides));
  }

  private Desc matrices(long position, boolean turned) {
    long[] dimensions = {size, op.heads(), turned ? perHead : length, turned ? length : perHead};
    long[] strides = {length * position, perHead, turned ? 1 : position, turned ? position : 1};
    return Desc.strided(sketch.scope(), dimensions, strides);
  }
}
