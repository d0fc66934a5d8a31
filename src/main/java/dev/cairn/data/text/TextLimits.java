package dev.cairn.data.text;

import dev.cairn.data.files.DataException;
import java.util.Locale;

/**
 * How much of the training texts a net gets to know.
 *
 * @param minCount a symbol that occurs more rarely in the rows of the training part is unknown
 * @param maxSymbols the most frequent ones are kept
 * @param maxLength symbols of a text that are kept
 * @param exact whether rows are that long even if no training text is
 */
public record TextLimits(int minCount, int maxSymbols, int maxLength, boolean exact) {
  /** All symbols of the training part up to 50,000, and 256 of a text. */
  public static final TextLimits DEFAULT = new TextLimits(1, 50_000, 256, false);

  /** Rows that are all filled up to a multiple of it, so that similar texts have equal lengths. */
  private static final int STEP = 8;

  private static final int MOST = 1 << 20;

  /**
   * Checks the numbers.
   *
   * @throws DataException if one is below 1 or above 1,048,576
   */
  public TextLimits {
    check(minCount, "minCount");
    check(maxSymbols, "maxSymbols");
    check(maxLength, exact ? "length" : "maxLength");
  }

  private static void check(int number, String method) {
    if (number < 1 || number > MOST) {
      throw new DataException(
          String.format(Locale.ROOT, "a whole number from 1 to %,d", MOST),
          String.valueOf(number),
          method + "(" + number + ")",
          "minCount(2), maxSymbols(20_000) and maxLength(256) are usual");
    }
  }

  /** With another count. */
  public TextLimits minCount(int count) {
    return new TextLimits(count, maxSymbols, maxLength, exact);
  }

  /** With another number of symbols. */
  public TextLimits maxSymbols(int count) {
    return new TextLimits(minCount, count, maxLength, exact);
  }

  /** With rows as long as the longest training text, and no longer than this. */
  public TextLimits maxLength(int length) {
    return new TextLimits(minCount, maxSymbols, length, false);
  }

  /** With rows of this length. */
  public TextLimits length(int length) {
    return new TextLimits(minCount, maxSymbols, length, true);
  }

  /** The length of rows for texts of up to {@code longest} symbols. */
  int lengthFor(int longest) {
    int filled = (Math.max(1, longest) + STEP - 1) / STEP * STEP;
    return exact ? maxLength : Math.min(maxLength, filled);
  }
}
