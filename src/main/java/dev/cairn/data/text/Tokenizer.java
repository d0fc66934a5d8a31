package dev.cairn.data.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * How a text is cut into the symbols that a net reads. A model keeps it; two texts that are equal
 * are cut equally, on every machine. Thread-safe.
 */
public sealed interface Tokenizer {

  /**
   * The symbols of a text, in order.
   *
   * @param text without halves of surrogate pairs
   */
  List<String> tokens(String text);

  /** What the symbols are, for people, in the plural. */
  String unit();

  /** Every character, spaces too: code points, so that an accent may be a symbol of its own. */
  static Tokenizer characters() {
    return new Characters();
  }

  /** Every byte of the text in UTF-8: at most 256 symbols for any script. */
  static Tokenizer bytes() {
    return new Bytes();
  }

  /** Words and signs between them, without spaces; also of scripts that do not write spaces. */
  static Tokenizer words() {
    return new Words();
  }

  /** Frequent words, and pieces of rare ones: {@link BytePairs#O200K}. */
  static Tokenizer subwords() {
    return new Subwords(BytePairs.O200K);
  }

  /** Code points. */
  record Characters() implements Tokenizer {
    @Override
    public List<String> tokens(String text) {
      List<String> tokens = new ArrayList<>(text.length());
      text.codePoints().forEach(letter -> tokens.add(Character.toString(letter)));
      return tokens;
    }

    @Override
    public String unit() {
      return "characters";
    }
  }

  /** Bytes of UTF-8, each as two hexadecimal digits. */
  record Bytes() implements Tokenizer {
    @Override
    public List<String> tokens(String text) {
      byte[] bytes = text.getBytes(UTF_8);
      List<String> tokens = new ArrayList<>(bytes.length);
      for (byte each : bytes) {
        tokens.add(HexFormat.of().toHexDigits(each));
      }
      return tokens;
    }

    @Override
    public String unit() {
      return "bytes";
    }
  }

  /**
   * Words by Unicode Standard Annex 29, and by ICU's dictionaries for Chinese, Japanese, Thai,
   * Khmer, Lao and Burmese. Punctuation marks are symbols too, spaces are not.
   */
  record Words() implements Tokenizer {
    @Override
    public List<String> tokens(String text) {
      BreakIterator words = BreakIterator.getWordInstance(ULocale.ROOT);
      words.setText(text);
      List<String> tokens = new ArrayList<>();
      int from = words.first();
      for (int to = words.next(); to != BreakIterator.DONE; to = words.next()) {
        String word = text.substring(from, to);
        if (!Unicode.isBlank(word)) {
          tokens.add(word);
        }
        from = to;
      }
      return tokens;
    }

    @Override
    public String unit() {
      return "words";
    }
  }

  /**
   * Pieces of a published byte pair encoding (Sennrich, Haddow and Birch 2016), spaces included in
   * the piece behind them. Letters that it cuts through are written as hexadecimal bytes, such as
   * {@code <e5bc>}.
   *
   * @param pairs whose
   */
  record Subwords(BytePairs pairs) implements Tokenizer {
    @Override
    public List<String> tokens(String text) {
      return pairs.tokens(text);
    }

    @Override
    public String unit() {
      return "subwords";
    }
  }
}
