package dev.cairn.graph;

/** What training makes small: a mean over the batch, computed from the graph's output. */
public enum Loss {
  /**
   * Softmax of the logits, then {@code -sum(target * log(probability))}; mean over examples. The
   * output is a vector, and the targets of an example add up to 1.
   */
  CROSS_ENTROPY,
  /** {@code (output - target)²}; mean over examples and outputs. */
  MEAN_SQUARED_ERROR
}
