package dev.cairn.data.text;

import com.ibm.icu.lang.UCharacter;
import dev.cairn.data.files.DataException;
import java.util.function.Supplier;

/**
 * What has to be known of any text before it is read, by the same edition of Unicode everywhere.
 */
public final class Unicode {
  private Unicode() {}

  /**
   * Whether a text has white space only, of any kind: also spaces at which no line breaks (U+00A0),
   * which {@link String#isBlank} takes for letters. True for an empty one.
   */
  public static boolean isBlank(String text) {
    return text.codePoints().allMatch(UCharacter::isUWhiteSpace);
  }

  /**
   * Checks that no letter is cut in two, as only Java's own strings can be, never a file.
   *
   * @param where names the text in the error
   * @throws DataException if there is half of a surrogate pair
   */
  public static void checkWhole(String text, Supplier<String> where) {
    int half =
        text.codePoints()
            .filter(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
            .findFirst()
            .orElse(-1);
    if (half >= 0) {
      throw new DataException(
          "text in Unicode",
          "half of a surrogate pair, \\u%04x".formatted(half),
          where.get(),
          "cut texts between letters: by code points, not by chars");
    }
  }
}
