package dev.cairn.data.text;

import dev.cairn.data.files.DataException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The symbols that a net knows, and their numbers: 0 fills rows up ({@link #PADDING}), 1 stands for
 * every symbol that is not here ({@link #UNKNOWN}), then the symbols in their order, the most
 * frequent first.
 *
 * @param symbols from number 2 on, each once
 */
public record Vocabulary(List<String> symbols) {
  /** The number that fills rows up behind a text; masked wherever a net reads it. */
  public static final int PADDING = 0;

  /** The number of all symbols that are not in the vocabulary. */
  public static final int UNKNOWN = 1;

  /** The number of the first symbol. */
  public static final int FIRST = 2;

  private static final int SHOWN = 12;
  private static final String PADDING_TEXT = "<padding>";
  private static final String UNKNOWN_TEXT = "<unknown>";

  /**
   * Copies and checks the symbols.
   *
   * @throws DataException if one is empty or occurs twice
   */
  public Vocabulary {
    symbols = List.copyOf(symbols);
    if (symbols.contains("") || new HashSet<>(symbols).size() < symbols.size()) {
      throw new DataException(
          "symbols that are not empty, each once",
          String.format(Locale.ROOT, "%,d with repetitions or an empty one", symbols.size()),
          "a vocabulary",
          "count them first: Vocabulary.of(counts, 1, 50_000)");
    }
  }

  /** Without any symbol: everything is unknown. */
  static final Vocabulary EMPTY = new Vocabulary(List.of());

  /**
   * The symbols that occur often enough, the most frequent first, equally frequent ones by their
   * code points.
   *
   * @param counts how often each symbol occurs
   * @param minCount a symbol that occurs more rarely is unknown
   * @param maxSize symbols at most, padding and unknown not counted
   */
  public static Vocabulary of(Map<String, Long> counts, long minCount, int maxSize) {
    return new Vocabulary(
        counts.entrySet().stream()
            .filter(entry -> entry.getValue() >= minCount)
            .sorted(
                Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry::getKey, Vocabulary::byCodePoint))
            .limit(maxSize)
            .map(Map.Entry::getKey)
            .toList());
  }

  /** As UTF-8 is sorted; Java's own order puts emoji before some older letters. */
  private static int byCodePoint(String one, String other) {
    int at = 0;
    while (at < one.length() && at < other.length() && one.charAt(at) == other.charAt(at)) {
      at++;
    }
    if (at == one.length() || at == other.length()) {
      return one.length() - other.length();
    }
    int from = at > 0 && Character.isHighSurrogate(one.charAt(at - 1)) ? at - 1 : at;
    return one.codePointAt(from) - other.codePointAt(from);
  }

  /** Numbers in use, padding and unknown too: what {@code Net.tokens} is told. */
  public int size() {
    return symbols.size() + FIRST;
  }

  /** The symbol of a number; {@code <padding>} and {@code <unknown>} of the first two. */
  public String symbol(int number) {
    return number == PADDING
        ? PADDING_TEXT
        : number == UNKNOWN ? UNKNOWN_TEXT : symbols.get(number - FIRST);
  }

  /** The numbers of all symbols, made anew: keep it while you look up many. */
  public Map<String, Integer> numbers() {
    Map<String, Integer> numbers = new HashMap<>(2 * symbols.size());
    for (int i = 0; i < symbols.size(); i++) {
      numbers.put(symbols.get(i), i + FIRST);
    }
    return numbers;
  }

  /** The number of a symbol, by a look through all of them; 1 if it is unknown. */
  public int number(String symbol) {
    int place = symbols.indexOf(symbol);
    return place < 0 ? UNKNOWN : place + FIRST;
  }

  /** For example {@code 1,204 symbols: e t a o …}. */
  @Override
  public String toString() {
    List<String> some = new ArrayList<>();
    symbols.stream().limit(SHOWN).forEach(symbol -> some.add(Shown.of(symbol)));
    return String.format(
        Locale.ROOT,
        "%,d symbols: %s%s",
        symbols.size(),
        String.join(" ", some),
        symbols.size() > SHOWN ? " …" : "");
  }
}
