package dev.cairn.graph;

/**
 * A named array of numbers that belongs to a node: learned, or a running statistic.
 *
 * @param name node and role, for example {@code stem.conv1.weight}
 * @param shape as the op says, for example of a dense layer's weight {@code [units, inputs]}
 * @param role what it is for
 * @param fanIn inputs that one output sums over, for initialisation; 0 where it plays no part
 * @param initial of weights, the factor of their first deviation {@code sqrt(2 / fanIn)}; of all
 *     others, the number that they begin with
 */
public record Parameter(String name, Shape shape, Role role, int fanIn, double initial) {

  /** What a parameter is for. */
  public enum Role {
    /** Multiplied with inputs; the only role that weight decay touches. */
    WEIGHT,
    /** Added to the sum of a dense, convolutional or recurrent layer. */
    BIAS,
    /** Factor of a norm (gamma) or of a scale. */
    SCALE,
    /** Summand of a norm (beta) or a shift, from 0. */
    SHIFT,
    /** Running mean of a norm, from 0; not trained. */
    MEAN,
    /** Running variance of a norm, from 1; not trained. */
    VARIANCE;

    /** False for running statistics. */
    public boolean isTrainable() {
      return this != MEAN && this != VARIANCE;
    }
  }

  /** How many numbers there are. */
  public int elements() {
    return shape.elements();
  }
}
