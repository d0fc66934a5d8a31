package dev.cairn.stack;

import dev.cairn.graph.EmptyVariableException;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Shape;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What flows through a network while it is described: the output of one node. Every method puts a
 * node on it and gives the features behind that node; nothing is changed in place. One method for
 * each op and for each of its common forms, which is why this file is long.
 *
 * <p>Images are {@code [c, h, w]}, sequences {@code [c, length]}, vectors {@code [c]}. All methods
 * throw {@link dev.cairn.graph.ShapeException} when the op does not fit the shape.
 */
public final class Features {
  /** Deviation {@code 1 / sqrt(c)}, in front of a tanh (LeCun et al. 1998). */
  private static final double KEY_GAIN = Math.sqrt(0.5);

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
   * Convolution of an image or a sequence, without bias and with a border of {@code (kernel - 1) /
   * 2} zeros: {@code [c, h, w]} to {@code [width, ceil(h / stride), ceil(w / stride)]} and {@code
   * [c, length]} to {@code [width, ceil(length / stride)]} for odd kernels.
   *
   * @param kernel side of the filters in pixels, or positions
   * @param width output channels
   * @param stride step in pixels, or positions
   */
  public Features conv(int kernel, int width, int stride) {
    return conv(Conv.of(kernel, width).stride(stride));
  }

  /** Convolution with all its options: {@code x.conv(Conv.of(3, 64).dilation(4).causal())}. */
  public Features conv(Conv conv) {
    EmptyVariableException.check("a convolution", conv, "x.conv");
    if (conv.isCausal() && !shape().isSequence()) {
      throw refusal(
          "conv",
          "a sequence for a causal convolution",
          shape().named(),
          "leave causal() out: only sequences have an order in time");
    }
    return add("conv", conv.op(shape()));
  }

  /** Convolution of each channel by itself, without bias (Chollet 2017, arXiv:1610.02357). */
  public Features depthwise(int kernel, int stride) {
    int channels = shape().channels();
    return conv(Conv.of(kernel, channels).stride(stride).groups(channels));
  }

  /** The norm of the block or the net at hand, batch norm if they say nothing. */
  public Features norm() {
    return norm(1);
  }

  /** The same norm, its scales beginning at another number than 1. */
  public Features norm(double initialScale) {
    return lowering.style().norm().apply(this, initialScale);
  }

  /** A norm of this kind: {@code x.norm(Norms.group(8))}. */
  public Features norm(Norm norm) {
    EmptyVariableException.check("a norm", norm, "x.norm");
    return norm.apply(this, 1);
  }

  /** The activation of the block or the net at hand, ReLU if they say nothing. */
  public Features activate() {
    return lowering.style().activation().apply(this);
  }

  /** Rectified linear unit. */
  public Features relu() {
    return add("relu", new Op.Relu());
  }

  /** Leaky ReLU: {@code slope x} below 0. */
  public Features leakyRelu(double slope) {
    return add("leakyRelu", new Op.Activation(Op.Function.LEAKY_RELU, slope));
  }

  /** Exponential linear unit: {@code exp(x) - 1} below 0. */
  public Features elu() {
    return add("elu", new Op.Activation(Op.Function.ELU, 1));
  }

  /** Gaussian error linear unit. */
  public Features gelu() {
    return add("gelu", new Op.Activation(Op.Function.GELU, 0));
  }

  /** {@code x sigmoid(x)}. */
  public Features silu() {
    return add("silu", new Op.Activation(Op.Function.SILU, 0));
  }

  /** Hyperbolic tangent. */
  public Features tanh() {
    return add("tanh", new Op.Activation(Op.Function.TANH, 0));
  }

  /** {@code 1 / (1 + exp(-x))}: gates from 0 to 1. */
  public Features sigmoid() {
    return add("sigmoid", new Op.Activation(Op.Function.SIGMOID, 0));
  }

  /** Dense layer with bias: {@code [n]} to {@code [units]}. */
  public Features dense(int units) {
    return add("dense", new Op.Dense(units, true));
  }

  /**
   * Dense layer with bias and other first weights than He's: {@code [n]} to {@code [units]}.
   *
   * @param gain factor of their deviation {@code sqrt(2 / n)}; {@code Math.sqrt(0.5)} gives those
   *     of Glorot and Bengio (2010) where {@code n} is {@code units}
   */
  public Features dense(int units, double gain) {
    return add("dense", new Op.Dense(units, true, gain));
  }

  /** Dense layer without bias, for use before a norm: {@code [n]} to {@code [units]}. */
  public Features linear(int units) {
    return add("dense", new Op.Dense(units, false));
  }

  /** A learned factor for all numbers together. */
  public Features scale(double initial) {
    return add("scale", new Op.Scale(false, initial));
  }

  /** A learned factor for each channel. */
  public Features scaleChannels(double initial) {
    return add("scale", new Op.Scale(true, initial));
  }

  /** A learned summand for all numbers together, at first 0. */
  public Features shift() {
    return add("shift", new Op.Shift(false));
  }

  /** A learned summand for each channel, at first 0. */
  public Features shiftChannels() {
    return add("shift", new Op.Shift(true));
  }

  /**
   * A learned summand for each channel at each position, at first 0: tells attention where it
   * stands (Vaswani et al. 2017, arXiv:1706.03762, section 3.5).
   */
  public Features positions() {
    return within("positions", x -> x.flatten().shiftChannels().reshape(shape()));
  }

  /** Dropout of single numbers, while training. */
  public Features dropout(double rate) {
    return add("dropout", new Op.Dropout(rate, Op.Unit.ELEMENT));
  }

  /** Dropout of whole channels, while training. */
  public Features dropoutChannels(double rate) {
    return add("dropout", new Op.Dropout(rate, Op.Unit.CHANNEL));
  }

  /**
   * Drops F(x) of whole examples while training, so that only their shortcut is left. Put it before
   * {@code plus}; in a {@code plain()} network, where nothing would be left, it is left out.
   */
  public Features dropPath(double rate) {
    return isPlain() ? this : add("dropPath", new Op.Dropout(rate, Op.Unit.EXAMPLE));
  }

  /** Maximum over windows, with a border of {@code (kernel - 1) / 2}. */
  public Features maxPool(int kernel, int stride) {
    return add("pool", Pools.of(Op.Pooling.MAX, kernel, stride, shape()));
  }

  /** Mean over windows, with a border of {@code (kernel - 1) / 2} that is not counted. */
  public Features averagePool(int kernel, int stride) {
    return add("pool", Pools.of(Op.Pooling.AVERAGE, kernel, stride, shape()));
  }

  /** Mean over all positions: {@code [c, h, w]} or {@code [c, length]} to {@code [c]}. */
  public Features globalAveragePool() {
    return add("pool", new Op.GlobalPool(Op.Pooling.AVERAGE));
  }

  /** Maximum over all positions: {@code [c, h, w]} or {@code [c, length]} to {@code [c]}. */
  public Features globalMaxPool() {
    return add("pool", new Op.GlobalPool(Op.Pooling.MAX));
  }

  /** The {@code k} largest values of each channel in their order: to {@code [c, k]}. */
  public Features kMaxPool(int k) {
    return add("pool", new Op.KMaxPool(k));
  }

  /** The last position of a sequence: {@code [c, length]} to {@code [c]}. */
  public Features lastPosition() {
    return add("last", new Op.LastPosition());
  }

  /**
   * A mean of all positions with learned weights: {@code [c, length]} to {@code [c]}. Each position
   * has a key {@code tanh(W x + b)} of as many channels, a score {@code query · key}, and the
   * softmax of the scores over all valid positions is its weight (Yang et al. 2016, "Hierarchical
   * Attention Networks for Document Classification").
   */
  public Features attentionPool() {
    if (!shape().isSequence()) {
      throw refusal(
          "attention",
          "a sequence of channels x length for attention pooling",
          shape().named(),
          "use it on text or sequences, for example Net.sequence(16, 100)");
    }
    Features keys = conv(Conv.of(1, shape().channels()).bias().gain(KEY_GAIN)).tanh();
    return lowering.add("attention", new Op.AttentionPool(), this, keys);
  }

  /** Learned vectors for indices: {@code [length]} to {@code [width, length]}. */
  public Features embed(int vocabulary, int width) {
    return add("embed", new Op.Embedding(vocabulary, width));
  }

  /**
   * As {@link #embed}, but index 0 is padding: its vector is 0 and does not learn, and what stands
   * behind the last other index changes nothing. Only on the input of a net.
   */
  public Features embedPadded(int vocabulary, int width) {
    return add("embed", new Op.Embedding(vocabulary, width, true));
  }

  /** Long short-term memory, first position first: {@code [units, length]}. */
  public Features lstm(int units) {
    return recurrent(Op.Cell.LSTM, units, Op.Direction.FORWARD);
  }

  /** Gated recurrent unit, first position first: {@code [units, length]}. */
  public Features gru(int units) {
    return recurrent(Op.Cell.GRU, units, Op.Direction.FORWARD);
  }

  /** Recurrent layer: {@code [directions * units, length]}. */
  public Features recurrent(Op.Cell cell, int units, Op.Direction direction) {
    return add(cell == Op.Cell.LSTM ? "lstm" : "gru", new Op.Recurrent(cell, units, direction));
  }

  /**
   * Scaled dot-product attention: {@code [3 d, length]}, queries, keys and values, to {@code [d,
   * length]}; a 1x1 convolution before it makes them.
   *
   * @param heads divides d
   * @param causal whether a position sees only itself and earlier ones
   */
  public Features attention(int heads, boolean causal) {
    return add("attention", new Op.Attention(heads, causal));
  }

  /** All numbers in one row: {@code [c, h, w]} to {@code [c * h * w]}. */
  public Features flatten() {
    return add("flatten", new Op.Flatten());
  }

  /** The same numbers, row-major, in another shape. */
  public Features reshape(Shape shape) {
    return add("reshape", new Op.Reshape(shape));
  }

  /** Every {@code stride}-th position, from the first. */
  public Features subsample(int stride) {
    return add("subsample", new Op.Subsample(stride));
  }

  /** Channels of zeros put before and behind. */
  public Features padChannels(int before, int behind) {
    return add("pad", new Op.PadChannels(before, behind));
  }

  /**
   * F(x) + shortcut. In a {@code plain()} network the shortcut is left out.
   *
   * @param shortcut of the same shape, usually {@code x.shortcut(place)}
   */
  public Features plus(Features shortcut) {
    return isPlain() ? this : lowering.add("add", new Op.Add(), this, shortcut);
  }

  /** Times factors: of the same shape, or a vector with one for each channel. */
  public Features times(Features factors) {
    return lowering.add("multiply", new Op.Multiply(), this, factors);
  }

  /** The channels of these features and of others behind each other. */
  public Features concatenate(Features... others) {
    Features[] all = Stream.concat(Stream.of(this), Stream.of(others)).toArray(Features[]::new);
    return lowering.add("concatenate", new Op.Concatenate(), all);
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

  /** Runs a part in which {@code norm()} and {@code activate()} mean something else. */
  Features styled(Style style, Supplier<Features> part) {
    return lowering.styled(style, part);
  }

  Style style() {
    return lowering.style();
  }

  boolean isPlain() {
    return lowering.isPlain();
  }

  /** An error about these features, drawn at the place where {@code kind} would stand. */
  RuntimeException refusal(String kind, String expected, String found, String mend) {
    return lowering.refusal(this, kind, expected, found, mend);
  }

  boolean isOf(Lowering other) {
    return lowering == other;
  }

  Node node() {
    return node;
  }
}
