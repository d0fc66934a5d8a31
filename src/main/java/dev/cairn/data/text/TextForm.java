package dev.cairn.data.text;

import com.ibm.icu.lang.UCharacter;
import java.util.List;

/**
 * What is done to a text before its symbols are looked up: case, spelling, and how it is cut.
 *
 * @param tokenizer cuts it into symbols, at last
 * @param normalisation which of equal spellings is kept
 * @param foldCase whether capitals become small letters, as Unicode folds them in no language (ß
 *     becomes ss)
 */
public record TextForm(Tokenizer tokenizer, Normalisation normalisation, boolean foldCase) {
  /** Characters in normal form C, capitals as they are. */
  public static final TextForm DEFAULT =
      new TextForm(Tokenizer.characters(), Normalisation.NFC, false);

  /** The symbols of a text, in order. */
  public List<String> tokens(String text) {
    return tokenizer.tokens(applied(text));
  }

  /**
   * The text that is cut into symbols: with its case folded and in its normal form. Signs that NFKC
   * makes of others may be capitals, such as those of ™, so it comes before the folding too.
   */
  public String applied(String text) {
    if (!foldCase) {
      return normalisation.apply(text);
    }
    String even = normalisation == Normalisation.NFKC ? normalisation.apply(text) : text;
    return normalisation.apply(UCharacter.foldCase(even, true));
  }

  /** With another tokenizer. */
  public TextForm with(Tokenizer other) {
    return new TextForm(other, normalisation, foldCase);
  }

  /** With another normal form. */
  public TextForm with(Normalisation other) {
    return new TextForm(tokenizer, other, foldCase);
  }

  /** With capitals as small letters. */
  public TextForm folded() {
    return new TextForm(tokenizer, normalisation, true);
  }

  /** For example {@code characters, NFC, capitals as small letters}. */
  @Override
  public String toString() {
    String normal = normalisation == Normalisation.NONE ? "as written" : normalisation.name();
    return tokenizer.unit() + ", " + normal + (foldCase ? ", capitals as small letters" : "");
  }
}
