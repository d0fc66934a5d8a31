package dev.cairn.data.augment;

import dev.cairn.data.text.Vocabulary;

/**
 * Makes symbols of a text unknown (Bowman et al. 2016). Padding within a text, such as the
 * beginnings that a short word lacks, stays.
 *
 * @param share of the symbols
 */
record DropSymbols(double share) implements Step.OfTexts {

  @Override
  public void apply(Sample sample, Draws draws) {
    float[] row = sample.input();
    for (int i = 0; i < sample.textLength(); i++) {
      if (draws.uniform() < share && row[i] != Vocabulary.PADDING) {
        row[i] = Vocabulary.UNKNOWN;
      }
    }
  }

  @Override
  public String toString() {
    return Augment.call("dropSymbols", share);
  }
}
