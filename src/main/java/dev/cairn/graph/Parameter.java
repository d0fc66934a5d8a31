package dev.cairn.graph;

/**
 * A named array of numbers that belongs to a node: learned, or a running statistic.
 *
 * @param name node and role, for example {@code stem.conv1.weight}
 * @param shape convolution weight {@code [filters, channels, kernel, kernel]}, dense weight {@code
 *     [units, inputs]}, all others {@code [channels]}
 * @param role what it is for
 * @param fanIn inputs that one output sums over, for initialisation; 0 where it plays no part
 */
public record Parameter(String name, Shape shape, Role role, int fanIn) {

  /** What a parameter is for. */
  public enum Role {
    /** Convolution or dense weight; the only role that weight decay touches. */
    WEIGHT,
    /** Added to a dense layer's sum. */
    BIAS,
    /** Factor of a norm (gamma), from 1. */
    SCALE,
    /** Summand of a norm (beta), from 0. */
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
