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
   * Cross-correlation with learned square filters over an image, without bias: {@code [c, h, w]} to
   * {@code [filters, (h + 2 padding - kernel) / stride + 1, …]}, rounded down. Weight {@code
   * [filters, c, kernel, kernel]}.
   *
   * @param filters output channels
   * @param kernel side of the filters in pixels
   * @param stride step in pixels
   * @param padding zeros added on every side
   */
  record Convolution(int filters, int kernel, int stride, int padding) implements Op {
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
   */
  record Dense(int units, boolean bias) implements Op {
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
   */
  record BatchNorm(double epsilon, double momentum) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.batchNorm(this);
    }
  }

  /** Rectified linear unit: {@code max(0, x)}; its gradient at 0 is 0; NaN stays NaN. */
  record Relu() implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.relu(this);
    }
  }

  /** Sum of two inputs of equal shape: F(x) and its shortcut. */
  record Add() implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.add(this);
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
   * Pooling over square windows of an image: {@code [c, h, w]} to {@code [c, (h + 2 padding -
   * kernel) / stride + 1, …]}, rounded down. Where values tie for the maximum, the first in
   * row-major order gets the gradient.
   *
   * @param pooling maximum or average
   * @param kernel side of the window in pixels
   * @param stride step in pixels
   * @param padding border on every side, less than {@code kernel}
   */
  record Pool(Pooling pooling, int kernel, int stride, int padding) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.pool(this);
    }
  }

  /** Mean over all positions: {@code [c, h, w]} to {@code [c]}. */
  record GlobalAveragePool() implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.globalAveragePool(this);
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

    /** Visits a {@link GlobalAveragePool}. */
    R globalAveragePool(GlobalAveragePool op);

    /** Visits a {@link Flatten}. */
    R flatten(Flatten op);

    /** Visits a {@link Subsample}. */
    R subsample(Subsample op);

    /** Visits a {@link PadChannels}. */
    R padChannels(PadChannels op);
  }
}
