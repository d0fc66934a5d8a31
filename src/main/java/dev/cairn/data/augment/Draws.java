package dev.cairn.data.augment;

import dev.cairn.graph.CounterRandom;

/**
 * The random numbers of one step for one example, in their order. They depend on nothing else, so
 * every thread, engine and size of batch sees the same.
 */
final class Draws {
  /** Standard deviation of the sum of eight independent bytes. */
  private static final double BYTES_DEVIATION = Math.sqrt(8 * (256 * 256 - 1) / 12.0);

  private static final double BYTES_MEAN = 8 * 127.5;
  private static final long EVEN_BYTES = 0x00ff00ff00ff00ffL;
  private static final long SUM_OF_WORDS = 0x0001000100010001L;

  private final CounterRandom random;
  private long next;

  Draws(CounterRandom random) {
    this.random = random;
  }

  /** Uniform in [0, 1). */
  double uniform() {
    return random.uniform(next++);
  }

  /** Uniform in [low, high). */
  double between(double low, double high) {
    return low + (high - low) * uniform();
  }

  /** Uniform in 0 to {@code bound - 1}. */
  int below(int bound) {
    return random.below(bound, next++);
  }

  /** True with this probability. */
  boolean chance(double probability) {
    return probability >= 1 || uniform() < probability;
  }

  /** Mean 0, deviation 1, within 4.9: a sum of eight bytes, which is near normal and quick. */
  float noise() {
    long bits = random.bits(next++);
    long pairs = (bits & EVEN_BYTES) + (bits >>> 8 & EVEN_BYTES);
    return (float) (((pairs * SUM_OF_WORDS >>> 48) - BYTES_MEAN) / BYTES_DEVIATION);
  }

  /** From the beta distribution with both parameters {@code alpha}, as a ratio of gammas. */
  double beta(double alpha) {
    double first = gamma(alpha);
    double sum = first + gamma(alpha);
    // For tiny alphas both may be too small for a double; the distribution is two points then.
    return sum > 0 ? first / sum : below(2);
  }

  /** From the gamma distribution (Marsaglia and Tsang 2000). */
  private double gamma(double shape) {
    if (shape < 1) {
      double power = StrictMath.pow(1 - uniform(), 1 / shape);
      return gamma(shape + 1) * power;
    }
    double d = shape - 1 / 3.0;
    while (true) {
      double normal = random.gaussian(next++);
      double v = 1 + normal / StrictMath.sqrt(9 * d);
      double cubed = v * v * v;
      if (v > 0
          && StrictMath.log(1 - uniform())
              < 0.5 * normal * normal + d - d * cubed + d * StrictMath.log(cubed)) {
        return d * cubed;
      }
    }
  }
}
