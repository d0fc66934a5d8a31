package dev.cairn.baseline;

import java.util.Arrays;

/**
 * How often each symbol stood behind each context of one length. Contexts are numbered from 0; one
 * is found by the number of the context that is a symbol shorter, and the symbol in front of that.
 * Sorted arrays instead of maps: some 20 bytes for each n-gram.
 */
final class ContextCounts {
  private static final int BITS = Integer.SIZE;
  private static final int NONE = -1;

  private final long[] contexts;
  private final int[] begins;
  private final int[] followers;
  private final int[] counts;
  private final int[] totals;

  private ContextCounts(long[] contexts, long[] events) {
    this.contexts = contexts;
    int grams = distinct(events);
    this.begins = new int[contexts.length + 1];
    this.totals = new int[contexts.length];
    this.followers = new int[grams];
    this.counts = new int[grams];
    int at = NONE;
    for (int i = 0; i < events.length; i++) {
      int context = first(events[i]);
      if (i == 0 || events[i] != events[i - 1]) {
        followers[++at] = (int) events[i];
        begins[context + 1] = at + 1;
      }
      counts[at]++;
      totals[context]++;
    }
  }

  /**
   * Counts.
   *
   * @param context of each symbol of the text, of one symbol less: its number, or -1 for none; the
   *     numbers of contexts of this length are put there
   * @param length symbols of a context, from 0
   */
  static ContextCounts of(SymbolText text, int[] context, int length) {
    long[] keys = new long[context.length];
    int size = 0;
    for (int i = 0; i < keys.length; i++) {
      boolean reaches = context[i] != NONE && text.isBehind(i, length);
      context[i] = reaches ? context[i] : NONE;
      if (reaches) {
        keys[size++] = key(context[i], text.before(i, length));
      }
    }
    long[] sorted = Arrays.copyOf(keys, size);
    Arrays.sort(sorted);
    long[] contexts = Arrays.stream(sorted).distinct().toArray();
    size = 0;
    for (int i = 0; i < keys.length; i++) {
      if (context[i] != NONE) {
        context[i] = Arrays.binarySearch(contexts, keys[size]);
        sorted[size++] = key(context[i], text.answers()[i]);
      }
    }
    Arrays.sort(sorted);
    return new ContextCounts(contexts, sorted);
  }

  private static long key(int context, int symbol) {
    return (long) context << BITS | symbol;
  }

  private static int first(long key) {
    return (int) (key >>> BITS);
  }

  private static int distinct(long... sorted) {
    int distinct = 0;
    for (int i = 0; i < sorted.length; i++) {
      distinct += i == 0 || sorted[i] != sorted[i - 1] ? 1 : 0;
    }
    return distinct;
  }

  /** How many pairs of a context and a symbol behind it there are. */
  int grams() {
    return followers.length;
  }

  /**
   * The number of a context, -1 if the training text has none such.
   *
   * @param shorter number of the context that is a symbol shorter
   * @param symbol in front of that
   */
  int find(int shorter, int symbol) {
    return Math.max(NONE, Arrays.binarySearch(contexts, key(shorter, symbol)));
  }

  /**
   * Interpolates with what is behind a context: of {@code T} different symbols, {@code c} in all,
   * {@code (count + T * probability) / (c + T)}.
   *
   * @param probabilities of all symbols behind the shorter context; those behind this one are put
   *     there
   */
  void interpolate(int context, double... probabilities) {
    int different = begins[context + 1] - begins[context];
    double all = (double) totals[context] + different;
    for (int k = 0; k < probabilities.length; k++) {
      probabilities[k] *= different / all;
    }
    for (int i = begins[context]; i < begins[context + 1]; i++) {
      probabilities[followers[i]] += counts[i] / all;
    }
  }
}
