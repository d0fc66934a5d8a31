package dev.cairn.stack;

import dev.cairn.graph.EmptyVariableException;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Shape;
import java.util.function.UnaryOperator;

/**
 * What flows through a network while it is described: the output of one node. Every method puts a
 * node on it and gives the features behind that node; nothing is changed in place.
 *
 * <p>All methods throw {@link dev.cairn.graph.ShapeException} when the op does not fit the shape.
 */
public final class Features {
  private static final double EPSILON = 1e-5;
  private static final double MOMENTUM = 0.9;

  private final Lowering lowering;
  private final Node node;

  Features(Lowering lowering, Node node) {
    this.lowering = lowering;
    this.node = node;
  }

  /** Shape of one example here. */
  public Shape shape() {
    return node.shape();
  }

  /** Convolution with stride 1; see {@link #conv(int, int, int)}. */
  public Features conv(int kernel, int width) {
    return conv(kernel, width, 1);
  }

  /**
   * Convolution without bias and with a border of {@code (kernel - 1) / 2} zeros: {@code [c, h, w]}
   * to {@code [width, ceil(h / stride), ceil(w / stride)]} for odd kernels.
   *
   * @param kernel side of the filters in pixels
   * @param width output channels
   * @param stride step in pixels
   */
  public Features conv(int kernel, int width, int stride) {
    return add("conv", new Op.Convolution(width, kernel, stride, (kernel - 1) / 2));
  }

  /** Batch normalisation with epsilon 1e-5 and momentum 0.9; the shape stays. */
  public Features norm() {
    return add("norm", new Op.BatchNorm(EPSILON, MOMENTUM));
  }

  /** Rectified linear unit; the shape stays. */
  public Features relu() {
    return add("relu", new Op.Relu());
  }

  /** Dense layer with bias: {@code [n]} to {@code [units]}. */
  public Features dense(int units) {
    return add("dense", new Op.Dense(units, true));
  }

  /** Dense layer without bias, for use before a norm: {@code [n]} to {@code [units]}. */
  public Features linear(int units) {
    return add("dense", new Op.Dense(units, false));
  }

  /** Maximum over windows, with a border of {@code (kernel - 1) / 2}. */
  public Features maxPool(int kernel, int stride) {
    return add("pool", new Op.Pool(Op.Pooling.MAX, kernel, stride, (kernel - 1) / 2));
  }

  /** Mean over windows, with a border of {@code (kernel - 1) / 2} that is not counted. */
  public Features averagePool(int kernel, int stride) {
    return add("pool", new Op.Pool(Op.Pooling.AVERAGE, kernel, stride, (kernel - 1) / 2));
  }

  /** Mean over all positions: {@code [c, h, w]} to {@code [c]}. */
  public Features globalAveragePool() {
    return add("pool", new Op.GlobalPool(Op.Pooling.AVERAGE));
  }

  /** All numbers in one row: {@code [c, h, w]} to {@code [c * h * w]}. */
  public Features flatten() {
    return add("flatten", new Op.Flatten());
  }

  /**
   * F(x) + shortcut. In a {@code plain()} network the shortcut is left out.
   *
   * @param shortcut of the same shape, usually {@code x.shortcut(place)}
   */
  public Features plus(Features shortcut) {
    return lowering.isPlain() ? this : lowering.add("add", new Op.Add(), this, shortcut);
  }

  /** These features fitted to a block's width and stride by {@link Shortcuts#projection()}. */
  public Features shortcut(Place place) {
    return shortcut(place, Shortcuts.projection());
  }

  /** These features fitted to a block's width and stride by the given shortcut. */
  public Features shortcut(Place place, Shortcut shortcut) {
    EmptyVariableException.check("a place", place, "x.shortcut");
    EmptyVariableException.check("a shortcut", shortcut, "x.shortcut");
    return within("shortcut", x -> shortcut.apply(x, place.width(), place.stride()));
  }

  Features add(String kind, Op op) {
    return lowering.add(kind, op, this);
  }

  Features within(String scope, UnaryOperator<Features> part) {
    return lowering.within(scope, () -> part.apply(this));
  }

  boolean isOf(Lowering other) {
    return lowering == other;
  }

  Node node() {
    return node;
  }
}
