package dev.cairn.baseline;

import java.util.Arrays;
import java.util.List;

/**
 * A language model that only counts: n-grams with interpolated Witten-Bell smoothing (Witten and
 * Bell 1991; Chen and Goodman 1998, An Empirical Study of Smoothing Techniques for Language
 * Modeling, TR-10-98). What is behind a context of {@code k} symbols is mixed with what is behind
 * one of {@code k - 1}, down to no context, and that with all symbols alike; contexts that the
 * training text lacks say nothing.
 *
 * @param levels counts behind contexts of 0, 1, … symbols
 * @param symbols in the vocabulary, padding and unknown too, as a net has logits of
 */
record SymbolModel(List<ContextCounts> levels, int symbols) {
  /** Copies the list. */
  SymbolModel {
    levels = List.copyOf(levels);
  }

  /** How many n-grams it knows, those of 1 symbol too. */
  long grams() {
    return levels.stream().mapToLong(ContextCounts::grams).sum();
  }

  /**
   * Logarithms of the probabilities of the symbol behind each place of a window. A context begins
   * no sooner than the window does, so it is what a net sees too.
   *
   * @return {@code [symbols, length]}
   */
  float[] logarithms(int... window) {
    float[] logarithms = new float[symbols * window.length];
    for (int place = 0; place < window.length; place++) {
      double[] probabilities = probabilities(window, place);
      for (int k = 0; k < symbols; k++) {
        logarithms[k * window.length + place] = (float) Math.log(probabilities[k]);
      }
    }
    return logarithms;
  }

  private double[] probabilities(int[] window, int place) {
    double[] probabilities = new double[symbols];
    Arrays.fill(probabilities, 1.0 / symbols);
    int context = 0;
    for (int length = 0; length < levels.size() && length <= place + 1; length++) {
      int before = length == 0 ? 0 : window[place - length + 1];
      context = levels.get(length).find(context, before);
      if (context < 0) {
        break;
      }
      levels.get(length).interpolate(context, probabilities);
    }
    return probabilities;
  }
}
