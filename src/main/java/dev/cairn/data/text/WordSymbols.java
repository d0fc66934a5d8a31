package dev.cairn.data.text;

import com.ibm.icu.lang.UCharacter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a net reads of a word of a tagged sentence, so that it can say something of words that
 * training never had (as fastText does, Bojanowski et al. 2017, arXiv:1607.04606): the word; the
 * word in small letters; its beginnings and ends of 1 to 4 characters, in small letters; and its
 * shape, {@code Xx-d} for {@code McDonald-8}. An embedding makes one vector of them, their mean.
 */
public final class WordSymbols {
  /** Symbols of a word. */
  public static final int EACH = 11;

  private static final int LONGEST = 4;
  private static final String NONE = "";

  private WordSymbols() {}

  /**
   * The symbols of a word, {@link #EACH} of them; those that it is too short for are empty. The
   * shape comes last and is never empty.
   */
  public static List<String> of(String word) {
    String small = UCharacter.toLowerCase(Locale.ROOT, word);
    int[] characters = small.codePoints().toArray();
    List<String> symbols = new ArrayList<>(EACH);
    symbols.add("=" + word);
    symbols.add("~" + small);
    for (int length = 1; length <= LONGEST; length++) {
      symbols.add(characters.length < length ? NONE : "^" + new String(characters, 0, length));
    }
    for (int length = 1; length <= LONGEST; length++) {
      int from = characters.length - length;
      symbols.add(from < 0 ? NONE : new String(characters, from, length) + "$");
    }
    symbols.add("#" + shape(word));
    return symbols;
  }

  /** Kinds of characters, one for each run of the same kind. */
  private static String shape(String word) {
    StringBuilder shape = new StringBuilder();
    word.codePoints()
        .map(WordSymbols::kind)
        .filter(kind -> shape.isEmpty() || shape.charAt(shape.length() - 1) != kind)
        .forEach(shape::appendCodePoint);
    return shape.toString();
  }

  private static int kind(int character) {
    if (Character.isDigit(character)) {
      return 'd';
    }
    if (Character.isLetter(character)) {
      return UCharacter.isUUppercase(character) ? 'X' : 'x';
    }
    return character;
  }
}
