package dev.cairn.data.augment;

import dev.cairn.data.text.Vocabulary;

/**
 * Replaces, leaves out or doubles symbols of a text, each as often (Belinkov and Bisk 2018). A text
 * keeps at least one symbol, and no more than a row has room for.
 *
 * @param share of the symbols
 */
record Typos(double share) implements Step.MovesSymbols {
  private static final int KINDS = 3;

  @Override
  public void apply(Sample sample, Draws draws) {
    float[] row = sample.input();
    float[] typed = sample.spare();
    int length = sample.textLength();
    int at = 0;
    for (int i = 0; i < length && at < typed.length; i++) {
      int kind = draws.uniform() < share ? draws.below(KINDS) : -1;
      boolean last = i == length - 1 && at == 0;
      if (kind == 0 && !last) {
        continue;
      }
      typed[at++] = kind == 1 ? another(sample, draws, row[i]) : row[i];
      if (kind == 2 && at < typed.length) {
        typed[at++] = row[i];
      }
    }
    for (; at < typed.length; at++) {
      typed[at] = Vocabulary.PADDING;
    }
    sample.swap();
  }

  /** Any known symbol; the same one where nothing is known. */
  private static float another(Sample sample, Draws draws, float same) {
    int known = sample.vocabulary() - Vocabulary.FIRST;
    return known > 0 ? Vocabulary.FIRST + draws.below(known) : same;
  }

  @Override
  public String toString() {
    return Augment.call("typos", share);
  }
}
