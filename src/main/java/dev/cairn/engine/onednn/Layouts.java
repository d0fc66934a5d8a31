package dev.cairn.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_a;
import static org.bytedeco.dnnl.global.dnnl.dnnl_ab;
import static org.bytedeco.dnnl.global.dnnl.dnnl_format_tag_any;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nChw16c;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nChw8c;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nc;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nchw;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nhwc;

import dev.cairn.engine.loops.Grid;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Shape;

/**
 * How the values of a batch lie in memory. Images between convolutions are blocked, with as many
 * channels side by side as a vector of the CPU holds: {@code [n, c/16, h, w, 16c]}. Where the
 * channels of a net do not fill such blocks, all of it is channels last. The input is row-major, as
 * it comes. Sequences are images of one row, vectors images of one pixel.
 */
final class Layouts {
  private final Scope scope;
  private final int size;
  private final int block;

  private Layouts(Scope scope, int size, int block) {
    this.scope = scope;
    this.size = size;
    this.block = block;
  }

  /** For batches of {@code size} examples of a graph. */
  static Layouts of(Scope scope, Graph graph, int size) {
    int block = Instructions.effective().block();
    return new Layouts(scope, size, block > 0 && fills(graph, block) ? block : 0);
  }

  /** True if what every convolution reads and gives fills blocks; the input may be different. */
  private static boolean fills(Graph graph, int block) {
    for (Node node : graph.nodes()) {
      if (node.op() instanceof Op.Recurrent || node.op() instanceof Op.Attention) {
        return false; // they read the channels of one position after the other
      }
      if (node.op() instanceof Op.Convolution op) {
        Node input = graph.node(node.inputs().get(0));
        boolean first = input.op() instanceof Op.Input && op.groups() == 1;
        int channels = input.shape().channels();
        if (!first && !fills(op, channels, block) || op.filters() % block != 0 || isWide(op)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Taps far from each other: in blocks, oneDNN has only its slow reference kernels for these. */
  private static boolean isWide(Op.Convolution op) {
    return Math.max(op.window().rows().dilation(), op.window().columns().dilation()) > 1;
  }

  /** Groups have to fill blocks by themselves, unless each channel is one. */
  private static boolean fills(Op.Convolution op, int channels, int block) {
    boolean depthwise = op.groups() == channels && op.filters() == channels;
    int groups = depthwise ? 1 : op.groups();
    return channels / groups % block == 0 && op.filters() / groups % block == 0;
  }

  /** In words, for people. */
  String name() {
    return block == 0 ? "channels last" : "blocks of " + block + " channels";
  }

  /** Examples in the batch. */
  int size() {
    return size;
  }

  /** Values and gradients of a node. */
  Desc value(Shape shape) {
    return Desc.of(scope, isBlocked(shape) ? blockTag() : dnnl_nhwc, dimensions(shape));
  }

  /** True if values of this shape lie in blocks of channels, else channels last. */
  boolean isBlocked(Shape shape) {
    return block > 0 && !shape.isVector() && shape.channels() % block == 0;
  }

  /** Where the numbers of {@link #value} lie, for kernels in Java. */
  Grid grid(Shape shape) {
    int inner = isBlocked(shape) ? block : shape.channels();
    int positions = shape.elements() / shape.channels();
    return new Grid(size, shape.channels() / inner, positions, inner);
  }

  /** Channels last, even where values are blocked. */
  Desc channelsLast(Shape shape) {
    return Desc.of(scope, dnnl_nhwc, dimensions(shape));
  }

  /** {@link #channelsLast} as a matrix with a row for each position of each example. */
  Desc rows(Shape shape) {
    int positions = shape.elements() / shape.channels();
    return Desc.of(scope, dnnl_ab, (long) size * positions, shape.channels());
  }

  /** The channels from {@code first} on, of an array of more channels. */
  Desc channels(Desc whole, Shape part, int first) {
    return Desc.part(scope, whole, dimensions(part), 0, first, 0, 0);
  }

  /** So many numbers. */
  Desc flat(int count) {
    return Desc.of(scope, dnnl_a, count);
  }

  private int blockTag() {
    return block == 16 ? dnnl_nChw16c : dnnl_nChw8c;
  }

  /** Row-major, as in batches and for Java. */
  Desc plain(Shape shape) {
    return Desc.of(scope, dnnl_nchw, dimensions(shape));
  }

  /** Left to the primitive. */
  Desc any(Shape shape) {
    return Desc.of(scope, dnnl_format_tag_any, dimensions(shape));
  }

  /** What a convolution may read: the net's input as its kernel likes it, else the usual layout. */
  Desc sourceOf(Graph graph, Node convolution) {
    Node input = graph.node(convolution.inputs().get(0));
    return input.op() instanceof Op.Input ? any(input.shape()) : value(input.shape());
  }

  /** A vector as a row of a matrix, {@code [n, c]}; its bytes are those of {@link #value}. */
  Desc row(Shape shape) {
    return Desc.of(scope, dnnl_nc, size, shape.elements());
  }

  private long[] dimensions(Shape shape) {
    return new long[] {size, shape.channels(), height(shape), width(shape)};
  }

  /** Rows of an image; a sequence is one row, a vector one pixel. */
  static int height(Shape shape) {
    return shape.isImage() ? shape.size(1) : 1;
  }

  /** Columns of an image, the length of a sequence. */
  static int width(Shape shape) {
    return shape.isVector() ? 1 : shape.size(shape.rank() - 1);
  }
}
