package dev.cairn.data.augment;

/**
 * Changes places of symbols that stand beside each other.
 *
 * @param share of the pairs
 */
record SwapSymbols(double share) implements Step.MovesSymbols {

  @Override
  public void apply(Sample sample, Draws draws) {
    float[] row = sample.input();
    for (int i = 1; i < sample.textLength(); i++) {
      if (draws.uniform() < share) {
        float before = row[i - 1];
        row[i - 1] = row[i];
        row[i] = before;
        // A symbol that has moved on stays there.
        i++;
      }
    }
  }

  @Override
  public String toString() {
    return Augment.call("swapSymbols", share);
  }
}
