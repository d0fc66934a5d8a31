package dev.cairn.data.text;

import java.util.List;
import java.util.Map;

/**
 * Texts as rows of whole numbers, as a training part taught. A model keeps it.
 *
 * @param form what is done to a text first
 * @param vocabulary numbers of its symbols
 * @param length numbers in a row, 1 or more: longer texts are cut, shorter ones filled up
 */
public record TextEncoding(TextForm form, Vocabulary vocabulary, int length) {
  /** Longer rows are a mistake. */
  private static final int LONGEST = 1 << 20;

  /**
   * Checks the length.
   *
   * @throws IllegalArgumentException if it is not possible
   */
  public TextEncoding {
    if (length < 1 || length > LONGEST) {
      throw new IllegalArgumentException("a row of " + length + " numbers");
    }
  }

  /**
   * The row of one text: numbers of its symbols, then 0.
   *
   * @return {@code [length]}
   */
  public int[] encode(String text) {
    return row(form.tokens(text), vocabulary.numbers());
  }

  private int[] row(List<String> tokens, Map<String, Integer> numbers) {
    int[] row = new int[length];
    for (int i = 0; i < Math.min(length, tokens.size()); i++) {
      row[i] = numbers.getOrDefault(tokens.get(i), Vocabulary.UNKNOWN);
    }
    return row;
  }
}
