package dev.cairn.data.text;

import dev.cairn.data.files.DataException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Texts, cut into symbols once. Each symbol has a number of its own here, in the order of first
 * occurrence, whatever a net will know of it. Never changed once made.
 */
public final class Corpus {
  private final TextForm form;
  private final List<String> texts;
  private final List<String> symbols;
  private final int[][] rows;

  private Corpus(TextForm form, List<String> texts, List<String> symbols, int[][] rows) {
    this.form = form;
    this.texts = texts;
    this.symbols = symbols;
    this.rows = rows;
  }

  /**
   * Cuts texts.
   *
   * @throws DataException if the calling thread is interrupted, which stays marked as interrupted
   */
  public static Corpus of(List<String> texts, TextForm form) {
    Map<String, Integer> numbers = new HashMap<>();
    List<String> symbols = new ArrayList<>();
    int[][] rows = new int[texts.size()][];
    for (int t = 0; t < rows.length; t++) {
      if (Thread.currentThread().isInterrupted()) {
        throw new DataException(
            String.format(Locale.ROOT, "time to read %,d texts", rows.length),
            String.format(Locale.ROOT, "an interruption after %,d", t),
            "texts as " + form,
            "run the cell again; nothing was kept");
      }
      List<String> tokens = form.tokens(texts.get(t));
      rows[t] = new int[tokens.size()];
      for (int i = 0; i < rows[t].length; i++) {
        rows[t][i] = numbers.computeIfAbsent(tokens.get(i), symbol -> added(symbols, symbol));
      }
    }
    return new Corpus(form, List.copyOf(texts), List.copyOf(symbols), rows);
  }

  private static int added(List<String> symbols, String symbol) {
    symbols.add(symbol);
    return symbols.size() - 1;
  }

  /** Number of texts. */
  public int size() {
    return rows.length;
  }

  /** How the texts were cut. */
  public TextForm form() {
    return form;
  }

  /** A text as it was read. */
  public String text(int number) {
    return texts.get(number);
  }

  /** Symbols of a text, however many a net will read. */
  public int length(int number) {
    return rows[number].length;
  }

  /**
   * An encoding that is fitted to some of the texts, as far as its rows have room for them.
   *
   * @param which numbers of the texts
   */
  public TextEncoding fit(TextLimits limits, int... which) {
    int longest = Arrays.stream(which).map(this::length).max().orElse(0);
    int length = limits.lengthFor(longest);
    return new TextEncoding(form, vocabulary(limits, length, which), length);
  }

  /**
   * The vocabulary of the beginnings of some texts.
   *
   * @param length symbols of a text that are counted, at most
   * @param which numbers of the texts
   */
  public Vocabulary vocabulary(TextLimits limits, int length, int... which) {
    long[] counts = new long[symbols.size()];
    for (int text : which) {
      for (int i = 0; i < Math.min(length, rows[text].length); i++) {
        counts[rows[text][i]]++;
      }
    }
    Map<String, Long> occurring = new HashMap<>();
    for (int symbol = 0; symbol < counts.length; symbol++) {
      if (counts[symbol] > 0) {
        occurring.put(symbols.get(symbol), counts[symbol]);
      }
    }
    return Vocabulary.of(occurring, limits.minCount(), limits.maxSymbols());
  }

  /** An encoding that knows nothing yet, of rows as long as the limits allow. */
  public TextEncoding unfitted(TextLimits limits) {
    return new TextEncoding(form, Vocabulary.EMPTY, limits.maxLength());
  }

  /** The number that an encoding has for each symbol here. */
  public int[] numbers(Vocabulary vocabulary) {
    Map<String, Integer> known = vocabulary.numbers();
    return symbols.stream()
        .mapToInt(symbol -> known.getOrDefault(symbol, Vocabulary.UNKNOWN))
        .toArray();
  }

  /**
   * The row of a text.
   *
   * @param numbers as {@link #numbers} gives them
   * @param length of the row
   */
  public int[] row(int text, int[] numbers, int length) {
    int[] row = new int[length];
    int count = Math.min(length, rows[text].length);
    for (int i = 0; i < count; i++) {
      row[i] = numbers[rows[text][i]];
    }
    return row;
  }
}
