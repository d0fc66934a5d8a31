package dev.cairn.data.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Symbols of a text that belong together: a letter, a word.
 *
 * @param gap what stands before them and is no symbol
 * @param text of them
 * @param from number of the first, from 0
 * @param to the one behind the last
 */
public record Piece(String gap, String text, int from, int to) {
  /** What a reader takes for one letter, with its accents and joined emoji. */
  private static final Pattern LETTER = Pattern.compile("\\X");

  /**
   * The pieces of what a net reads of a text, in order, without gaps in their numbers.
   *
   * @param raw the text as it was read
   * @param words whether they are whole words; else each is a symbol, or of characters and bytes a
   *     letter with its accents
   */
  public static List<Piece> of(TextEncoding encoding, String raw, boolean words) {
    TextForm form = encoding.form();
    String text = form.applied(raw);
    Tokenizer tokenizer = form.tokenizer();
    int length = encoding.length();
    if (tokenizer instanceof Tokenizer.Characters) {
      int read = Math.min(length, text.codePointCount(0, text.length()));
      String seen = text.substring(0, text.offsetByCodePoints(0, read));
      return cut(parts(seen, words), piece -> piece.codePointCount(0, piece.length()), read);
    }
    if (tokenizer instanceof Tokenizer.Bytes) {
      byte[] bytes = text.getBytes(UTF_8);
      int read = Math.min(length, bytes.length);
      String seen = new String(Arrays.copyOf(bytes, read), UTF_8);
      return cut(parts(seen, words), piece -> piece.getBytes(UTF_8).length, read);
    }
    List<String> tokens = tokenizer.tokens(text);
    List<String> read = tokens.subList(0, Math.min(length, tokens.size()));
    return tokenizer instanceof Tokenizer.Words
        ? found(read, text)
        : words ? joined(read) : found(read, "");
  }

  private static List<String> parts(String text, boolean words) {
    if (!words) {
      return LETTER.matcher(text).results().map(MatchResult::group).toList();
    }
    BreakIterator breaks = BreakIterator.getWordInstance(ULocale.ROOT);
    breaks.setText(text);
    List<String> parts = new ArrayList<>();
    int from = breaks.first();
    for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
      parts.add(text.substring(from, to));
      from = to;
    }
    return parts;
  }

  /** A letter that the end of the row cuts through has fewer symbols than its replacement. */
  private static List<Piece> cut(List<String> parts, ToIntFunction<String> symbols, int read) {
    List<Piece> pieces = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < parts.size() && at < read; i++) {
      boolean last = i == parts.size() - 1;
      int to = last ? read : Math.min(read, at + symbols.applyAsInt(parts.get(i)));
      pieces.add(new Piece("", parts.get(i), at, to));
      at = to;
    }
    return pieces;
  }

  /** Each symbol, with what stands before it in the text. */
  private static List<Piece> found(List<String> tokens, String text) {
    List<Piece> pieces = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < tokens.size(); i++) {
      int place = text.indexOf(tokens.get(i), at);
      String gap = place < 0 ? "" : text.substring(at, place);
      at = place < 0 ? at : place + tokens.get(i).length();
      pieces.add(new Piece(gap, tokens.get(i), i, i + 1));
    }
    return pieces;
  }

  /** A space begins a word. */
  private static List<Piece> joined(List<String> tokens) {
    List<Piece> pieces = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= tokens.size(); i++) {
      if (i == tokens.size() || Character.isWhitespace(tokens.get(i).codePointAt(0))) {
        pieces.add(new Piece("", String.join("", tokens.subList(from, i)), from, i));
        from = i;
      }
    }
    return pieces;
  }
}
