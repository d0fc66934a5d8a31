package dev.cairn.stack;

/** The activations, for {@code block.activation(…)} and {@code trunk.activation(…)}. */
public final class Activations {
  private static final double LEAK = 0.01;

  private Activations() {}

  /** {@code max(0, x)} (Nair and Hinton 2010); what nets have that say nothing else. */
  public static Activation relu() {
    return Features::relu;
  }

  /** {@code x} above 0, else {@code 0.01 x} (Maas et al. 2013). */
  public static Activation leakyRelu() {
    return leakyRelu(LEAK);
  }

  /** {@code x} above 0, else {@code slope x} (Maas et al. 2013). */
  public static Activation leakyRelu(double slope) {
    return x -> x.leakyRelu(slope);
  }

  /** {@code x} above 0, else {@code exp(x) - 1} (Clevert et al. 2015, arXiv:1511.07289). */
  public static Activation elu() {
    return Features::elu;
  }

  /** {@code x} times the normal distribution function (Hendrycks 2016, arXiv:1606.08415). */
  public static Activation gelu() {
    return Features::gelu;
  }

  /** {@code x sigmoid(x)}, also called swish (Elfwing et al. 2017, arXiv:1702.03118). */
  public static Activation silu() {
    return Features::silu;
  }

  /** Hyperbolic tangent. */
  public static Activation tanh() {
    return Features::tanh;
  }

  /** {@code 1 / (1 + exp(-x))}. */
  public static Activation sigmoid() {
    return Features::sigmoid;
  }

  /** None: a linear block. */
  public static Activation none() {
    return x -> x;
  }
}
