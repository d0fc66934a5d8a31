package dev.cairn.data.augment;

/**
 * Takes a share of each target and gives it to all classes alike (Szegedy et al. 2016).
 *
 * @param share that is spread
 */
record LabelSmoothing(double share) implements Step.OfClasses {

  @Override
  public void apply(Sample sample, Draws draws) {
    float[] target = sample.target();
    double mass = 0;
    for (float probability : target) {
      mass += probability;
    }
    for (int k = 0; k < target.length; k++) {
      target[k] = (float) ((1 - share) * target[k] + share * mass / target.length);
    }
  }

  @Override
  public String toString() {
    return Augment.call("labelSmoothing", share);
  }
}
