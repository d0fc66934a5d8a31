package dev.cairn.data.augment;

/**
 * Adds near normal noise to every number.
 *
 * @param deviation in standard deviations of the channel or column
 */
record Noise(double deviation) implements Step.Change {

  @Override
  public void apply(Sample sample, Draws draws) {
    float[] input = sample.input();
    for (int i = 0; i < input.length; i++) {
      input[i] += (float) deviation * draws.noise();
    }
  }

  @Override
  public String toString() {
    return Augment.call("noise", deviation);
  }
}
