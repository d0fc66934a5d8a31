package dev.cairn.data.augment;

/**
 * A weighted mean of two examples and of their targets (Zhang et al. 2018).
 *
 * @param alpha of the beta distribution that the weight is drawn from
 */
record MixUp(double alpha) implements Step.Mix {

  @Override
  public void apply(Sample sample, Sample other, Draws draws) {
    double drawn = draws.beta(alpha);
    // The weights are symmetric, so each example may keep the larger one: none is lost to another.
    float share = (float) Math.min(drawn, 1 - drawn);
    float[] input = sample.input();
    for (int i = 0; i < input.length; i++) {
      input[i] = (1 - share) * input[i] + share * other.input()[i];
    }
    sample.mixTarget(other, share);
  }

  @Override
  public String toString() {
    return Augment.call("mixUp", alpha);
  }
}
