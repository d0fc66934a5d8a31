package dev.cairn.baseline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a linear tagger sees of a word in its sentence: features that are there or not. */
final class WordFeatures {
  /** The tag before the first word. */
  static final String OUTSIDE = "O";

  private static final int AFFIX = 4;
  private static final int AROUND = 2;

  private WordFeatures() {}

  /**
   * Small letters of the word and of two on each side, shapes of the word and of its neighbours,
   * beginnings and ends of 1 to 4 characters, and the tag before.
   */
  static Features of(List<String> words, int at, String before) {
    List<String> names = new ArrayList<>();
    String word = words.get(at);
    String small = small(word);
    for (int d = -AROUND; d <= AROUND; d++) {
      names.add("word " + d + " " + around(words, at + d));
    }
    for (int d = -1; d <= 1; d++) {
      int place = at + d;
      boolean inside = place >= 0 && place < words.size();
      names.add("shape " + d + " " + (inside ? shape(words.get(place)) : ""));
    }
    int letters = small.codePointCount(0, small.length());
    for (int n = 1; n <= Math.min(AFFIX, letters); n++) {
      names.add("begins " + small.substring(0, small.offsetByCodePoints(0, n)));
      names.add("ends " + small.substring(small.offsetByCodePoints(small.length(), -n)));
    }
    names.add("tag " + before);
    names.add("tag and word " + before + " " + small);
    double[] ones = new double[names.size()];
    Arrays.fill(ones, 1);
    return new Features(names.toArray(String[]::new), ones);
  }

  private static String around(List<String> words, int at) {
    return at < 0 ? "<begin>" : at >= words.size() ? "<end>" : small(words.get(at));
  }

  private static String small(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  /**
   * Capitals as A, other letters as a, digits as 0, each run once: {@code McDonald-8} is AaAa-0.
   */
  static String shape(String word) {
    StringBuilder shape = new StringBuilder();
    word.codePoints()
        .forEach(
            letter -> {
              int kind =
                  Character.isUpperCase(letter)
                      ? 'A'
                      : Character.isLetter(letter) ? 'a' : Character.isDigit(letter) ? '0' : letter;
              if (shape.length() == 0 || shape.codePointBefore(shape.length()) != kind) {
                shape.appendCodePoint(kind);
              }
            });
    return shape.toString();
  }
}
