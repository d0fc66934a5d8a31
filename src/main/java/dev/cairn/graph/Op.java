package dev.cairn.graph;

/**
 * A primitive operation of a graph. The set is closed: an engine implements {@link Visitor}, so an
 * op that it forgot does not compile. Composite things (blocks, shortcuts, heads) lower to these.
 */
public sealed interface Op {

  /** Calls the method of {@code visitor} for this kind of op. */
  <R> R accept(Visitor<R> visitor);

  /** In short words, for people: for example {@code conv 3x3 /2}. */
  default String words() {
    return accept(OpWords.SHORT);
  }

  /**
   * The input of the network.
   *
   * @param shape of one example
   */
  record Input(Shape shape) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.input(this);
    }
  }

  /**
   * Cross-correlation with learned filters over an image or a sequence: {@code [c, h, w]} to {@code
   * [filters, …]}, {@code [c, length]} to {@code [filters, …]}, with the sizes that {@link
   * Window#output} gives. Weight {@code [filters, c / groups, rows, columns]}, bias {@code
   * [filters]}.
   *
   * @param filters output channels, a multiple of {@code groups}
   * @param window what one output number sees; one row on a sequence
   * @param groups parts of the channels that do not see each other (Xie et al. 2017,
   *     arXiv:1611.05431); as many as channels for a depthwise convolution
   * @param bias whether a learned bias is added
   * @param gain factor of the first weights, 1 for He's; 0 begins with zeros
   */
  record Convolution(int filters, Window window, int groups, boolean bias, double gain)
      implements Op {
    /** Without groups and bias, over an image. */
    public Convolution(int filters, int kernel, int stride, int padding) {
      this(filters, Window.square(kernel, stride, padding), 1, false, 1);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.convolution(this);
    }
  }

  /**
   * Fully connected layer: {@code [n]} to {@code [units]}. Weight {@code [units, n]}, bias {@code
   * [units]}.
   *
   * @param units outputs
   * @param bias whether a learned bias is added
   * @param gain factor of the first weights, 1 for He's; 0 begins with zeros
   */
  record Dense(int units, boolean bias, double gain) implements Op {
    /** With He's first weights. */
    public Dense(int units, boolean bias) {
      this(units, bias, 1);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.dense(this);
    }
  }

  /**
   * Batch normalisation (Ioffe and Szegedy 2015, arXiv:1502.03167) of each channel over batch and
   * positions. In training the biased variance of the batch normalises; the running mean and
   * variance, used for inference, become {@code momentum * old + (1 - momentum) * batch}, with the
   * same biased variance.
   *
   * @param epsilon added to the variance
   * @param momentum share of the old running value that is kept
   * @param initialScale of every channel; 0 makes a residual block begin as its shortcut (Goyal et
   *     al. 2017, arXiv:1706.02677)
   */
  record BatchNorm(double epsilon, double momentum, double initialScale) implements Op {
    /** With scales that begin at 1. */
    public BatchNorm(double epsilon, double momentum) {
      this(epsilon, momentum, 1);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.batchNorm(this);
    }
  }

  /**
   * Group normalisation (Wu and He 2018, arXiv:1803.08494): each example by itself, each group of
   * channels over all positions; then a learned scale and shift for each channel. The same in
   * training and inference. One group is the layer norm of images.
   *
   * @param groups divides the channels
   * @param epsilon added to the biased variance
   * @param initialScale of every channel
   */
  record GroupNorm(int groups, double epsilon, double initialScale) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.groupNorm(this);
    }
  }

  /**
   * Layer normalisation (Ba et al. 2016, arXiv:1607.06450): each position of each example over its
   * channels, as Transformers have it; then a learned scale and shift for each channel. The same in
   * training and inference.
   *
   * @param epsilon added to the biased variance
   * @param initialScale of every channel
   */
  record LayerNorm(double epsilon, double initialScale) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.layerNorm(this);
    }
  }

  /** Rectified linear unit: {@code max(0, x)}; its gradient at 0 is 0; NaN stays NaN. */
  record Relu() implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.relu(this);
    }
  }

  /** A function of one number; the rectified linear unit is {@link Relu}. */
  enum Function {
    /** {@code x} above 0, else {@code alpha x} (Maas et al. 2013). */
    LEAKY_RELU,
    /** {@code x} above 0, else {@code alpha (exp(x) - 1)} (Clevert et al. 2015). */
    ELU,
    /** {@code x} times the normal distribution function of {@code x} (Hendrycks 2016). */
    GELU,
    /** {@code x sigmoid(x)}, also called swish (Elfwing et al. 2017). */
    SILU,
    /** Hyperbolic tangent. */
    TANH,
    /** {@code 1 / (1 + exp(-x))}. */
    SIGMOID
  }

  /**
   * An activation, number by number; NaN stays NaN.
   *
   * @param function which
   * @param alpha of leaky ReLU and ELU; 0 for the others
   */
  record Activation(Function function, double alpha) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.activation(this);
    }
  }

  /** Sum of two inputs of equal shape: F(x) and its shortcut. */
  record Add() implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.add(this);
    }
  }

  /**
   * Product of two inputs: of equal shape, or the second a vector with a factor for each channel of
   * the first, as squeeze-and-excite needs it (Hu et al. 2017, arXiv:1709.01507).
   */
  record Multiply() implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.multiply(this);
    }
  }

  /**
   * A learned factor: parameter {@code scale}, {@code [channels]} or {@code [1]}. Of each channel:
   * LayerScale (Touvron et al. 2021, arXiv:2103.17239). One for all: SkipInit (De and Smith 2020,
   * arXiv:2002.10444), weighted shortcuts.
   *
   * @param perChannel whether each channel has its own
   * @param initial where it begins
   */
  record Scale(boolean perChannel, double initial) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.scale(this);
    }
  }

  /**
   * A learned summand: parameter {@code shift}, {@code [channels]} or {@code [1]}, from 0, as Fixup
   * needs it (Zhang et al. 2019, arXiv:1901.09321).
   *
   * @param perChannel whether each channel has its own
   */
  record Shift(boolean perChannel) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.shift(this);
    }
  }

  /** What is dropped together. */
  enum Unit {
    /** Each number by itself. */
    ELEMENT,
    /** All positions of a channel (Tompson et al. 2015). */
    CHANNEL,
    /** The whole example: drop path, stochastic depth (Huang et al. 2016, arXiv:1603.09382). */
    EXAMPLE
  }

  /**
   * Inverted dropout (Srivastava et al. 2014): in training, units become 0 with probability {@code
   * rate}, all others are divided by {@code 1 - rate}; in inference nothing happens. Unit {@code u}
   * of a batch is dropped, {@code t} steps having been done before, where {@code
   * CounterRandom.of(seed, node + ".drop" + t).uniform(u) < rate}, on every engine; units are
   * counted row-major, the batch outermost.
   *
   * @param rate from 0 to below 1
   * @param unit what is dropped together
   */
  record Dropout(double rate, Unit unit) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.dropout(this);
    }
  }

  /** Channels of two or more inputs behind each other; all other sizes are equal. */
  record Concatenate() implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.concatenate(this);
    }
  }

  /** How a window becomes one number. */
  enum Pooling {
    /** The largest value; padding never wins. */
    MAX,
    /** The mean of the values inside the image; padding is not counted. */
    AVERAGE
  }

  /**
   * Pooling over windows of an image or a sequence, each channel by itself. Where values tie for
   * the maximum, the first in row-major order gets the gradient.
   *
   * @param pooling maximum or average
   * @param window without dilation; its padding less than its kernel
   */
  record Pool(Pooling pooling, Window window) implements Op {
    /** Over square windows of an image. */
    public Pool(Pooling pooling, int kernel, int stride, int padding) {
      this(pooling, Window.square(kernel, stride, padding));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.pool(this);
    }
  }

  /**
   * One number of all positions of a channel: {@code [c, h, w]} or {@code [c, length]} to {@code
   * [c]}. Where values tie for the maximum, the first gets the gradient.
   *
   * @param pooling maximum or average
   */
  record GlobalPool(Pooling pooling) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.globalPool(this);
    }
  }

  /**
   * The {@code k} largest values of each channel of a sequence, in the order in which they stand
   * (Kalchbrenner et al. 2014): {@code [c, length]} to {@code [c, k]}. Where values tie, the first
   * ones are taken.
   *
   * @param k at most the length
   */
  record KMaxPool(int k) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.kMaxPool(this);
    }
  }

  /** The last position of a sequence: {@code [c, length]} to {@code [c]}. */
  record LastPosition() implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.lastPosition(this);
    }
  }

  /**
   * A mean of the positions of a sequence with learned weights (Yang et al. 2016, "Hierarchical
   * Attention Networks for Document Classification"; Lin et al. 2017, arXiv:1703.03130, with one
   * head). Two inputs of equal shape, values and keys: {@code [c, length]} to {@code [c]}, the sum
   * of values times the softmax over positions of {@code query · key}. Parameter {@code query},
   * {@code [c]}.
   */
  record AttentionPool() implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.attentionPool(this);
    }
  }

  /**
   * A learned vector for each index: {@code [length]} of whole numbers from 0 to {@code vocabulary
   * - 1} to {@code [width, length]}. Weight {@code [vocabulary, width]}, at first normal with
   * deviation 1. Its input gets no gradient.
   *
   * <p>Where it is padded, index 0 is the padding symbol: its vector is 0 and has no gradient, and
   * what stands behind the last other index of an example is not part of the example. What then
   * follows for all ops behind it says {@link Masks}.
   *
   * @param vocabulary how many indices there are
   * @param width numbers of each
   * @param padded whether index 0 is padding; such an embedding reads the input of the graph
   */
  record Embedding(int vocabulary, int width, boolean padded) implements Op {
    /** In which index 0 is one like all others. */
    public Embedding(int vocabulary, int width) {
      this(vocabulary, width, false);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.embedding(this);
    }
  }

  /** What remembers in a recurrent layer. */
  enum Cell {
    /**
     * Long short-term memory (Hochreiter and Schmidhuber 1997; gates input, forget, cell, output).
     */
    LSTM,
    /**
     * Gated recurrent unit (Cho et al. 2014; gates reset, update, new; reset after the product).
     */
    GRU,
    /**
     * {@link #LSTM} whose gates, but not its cell, are {@code min(1, max(0, 0.2 x + 0.5))} instead
     * of sigmoids: as Keras had it before version 2.3.
     */
    HARD_LSTM;

    /** How many gates: 4 or 3. */
    public int gates() {
      return this == GRU ? 3 : 4;
    }
  }

  /** In which order a recurrent layer reads. */
  enum Direction {
    /** From the first position on. */
    FORWARD,
    /** From the last position back. */
    BACKWARD,
    /** Both, forward channels first. */
    BOTH;

    /** 2 for both, else 1. */
    public int count() {
      return this == BOTH ? 2 : 1;
    }
  }

  /**
   * Recurrent layer over a sequence: {@code [c, length]} to {@code [directions * units, length]},
   * from a state of zeros, with the equations of PyTorch's {@code LSTM} and {@code GRU}. For each
   * direction, gates in the order of {@link Cell}: weight {@code [directions * gates * units, c]},
   * recurrent {@code [directions * gates * units, units]}, bias {@code [directions * gates *
   * units]}, and with a GRU recurrentBias of the same shape, which the reset gate multiplies too.
   *
   * @param cell LSTM or GRU
   * @param units of one direction
   * @param direction in which order it reads
   */
  record Recurrent(Cell cell, int units, Direction direction) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.recurrent(this);
    }
  }

  /**
   * Scaled dot-product attention with several heads (Vaswani et al. 2017, arXiv:1706.03762): {@code
   * [3 d, length]} with queries, keys and values behind each other to {@code [d, length]}. Head
   * {@code h} has the channels {@code h d / heads} to {@code (h + 1) d / heads} of each; weights
   * are the softmax over keys of {@code q · k / sqrt(d / heads)}.
   *
   * @param heads divides d
   * @param causal whether a position sees only itself and earlier ones
   */
  record Attention(int heads, boolean causal) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.attention(this);
    }
  }

  /**
   * The same numbers, row-major, in another shape.
   *
   * @param shape with as many numbers
   */
  record Reshape(Shape shape) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.reshape(this);
    }
  }

  /** All numbers in one row, row-major: {@code [c, h, w]} to {@code [c * h * w]}. */
  record Flatten() implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.flatten(this);
    }
  }

  /**
   * Every {@code stride}-th row and column, from the first: {@code [c, h, w]} to {@code [c, ceil(h
   * / stride), ceil(w / stride)]}.
   *
   * @param stride step in pixels
   */
  record Subsample(int stride) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.subsample(this);
    }
  }

  /**
   * Channels (or features of a vector) of zeros put before and after the input's own.
   *
   * @param before zero channels in front
   * @param after zero channels behind
   */
  record PadChannels(int before, int after) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.padChannels(this);
    }
  }

  /**
   * One method for each kind of op.
   *
   * @param <R> what a visit returns
   */
  interface Visitor<R> {
    /** Visits an {@link Input}. */
    R input(Input op);

    /** Visits a {@link Convolution}. */
    R convolution(Convolution op);

    /** Visits a {@link Dense}. */
    R dense(Dense op);

    /** Visits a {@link BatchNorm}. */
    R batchNorm(BatchNorm op);

    /** Visits a {@link Relu}. */
    R relu(Relu op);

    /** Visits an {@link Add}. */
    R add(Add op);

    /** Visits a {@link Pool}. */
    R pool(Pool op);

    /** Visits a {@link GlobalPool}. */
    R globalPool(GlobalPool op);

    /** Visits a {@link Flatten}. */
    R flatten(Flatten op);

    /** Visits a {@link Subsample}. */
    R subsample(Subsample op);

    /** Visits a {@link PadChannels}. */
    R padChannels(PadChannels op);

    /** Visits a {@link GroupNorm}. */
    R groupNorm(GroupNorm op);

    /** Visits a {@link LayerNorm}. */
    R layerNorm(LayerNorm op);

    /** Visits a {@link Activation}. */
    R activation(Activation op);

    /** Visits a {@link Multiply}. */
    R multiply(Multiply op);

    /** Visits a {@link Scale}. */
    R scale(Scale op);

    /** Visits a {@link Shift}. */
    R shift(Shift op);

    /** Visits a {@link Dropout}. */
    R dropout(Dropout op);

    /** Visits a {@link Concatenate}. */
    R concatenate(Concatenate op);

    /** Visits a {@link KMaxPool}. */
    R kMaxPool(KMaxPool op);

    /** Visits a {@link LastPosition}. */
    R lastPosition(LastPosition op);

    /** Visits an {@link AttentionPool}. */
    R attentionPool(AttentionPool op);

    /** Visits a {@link Embedding}. */
    R embedding(Embedding op);

    /** Visits a {@link Recurrent}. */
    R recurrent(Recurrent op);

    /** Visits a {@link Attention}. */
    R attention(Attention op);

    /** Visits a {@link Reshape}. */
    R reshape(Reshape op);
  }
}
