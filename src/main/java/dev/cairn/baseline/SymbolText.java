package dev.cairn.baseline;

import dev.cairn.data.Examples;
import java.util.Arrays;

/**
 * A part of a corpus as one text again: windows that go on where the one before ended are joined.
 *
 * @param symbols numbers of them
 * @param answers what stands behind each, -1 where nobody knows or the window is only filled up
 * @param begins where the text of each window begins, as an index of its first symbol
 * @param length of a window
 */
record SymbolText(int[] symbols, int[] answers, int[] begins, int length) {

  /** All windows of a part, in their order. */
  static SymbolText of(Examples part) {
    SymbolWindow.Reader reader = new SymbolWindow.Reader(part);
    int length = part.input().elements();
    int[] symbols = new int[part.size() * length];
    int[] answers = new int[symbols.length];
    int[] begins = new int[part.size()];
    for (int w = 0; w < begins.length; w++) {
      SymbolWindow window = reader.read(w);
      int from = w * length;
      System.arraycopy(window.symbols(), 0, symbols, from, length);
      System.arraycopy(window.answers(), 0, answers, from, length);
      boolean goesOn = w > 0 && answers[from - 1] == symbols[from];
      begins[w] = goesOn ? begins[w - 1] : from;
    }
    return new SymbolText(symbols, answers, begins, length);
  }

  /** Whether there are so many symbols up to a place, the one there too. */
  boolean isBehind(int place, int count) {
    return place - count + 1 >= begins[place / length];
  }

  /** The first of so many symbols up to a place; 0 of none. */
  int before(int place, int count) {
    return count == 0 ? 0 : symbols[place - count + 1];
  }

  /** Places whose next symbol is known, as contexts of no symbol: 0, and -1 for the others. */
  int[] contexts() {
    return Arrays.stream(answers).map(answer -> Math.min(answer, 0)).toArray();
  }

  /** How many symbols are learned from. */
  long answered() {
    return Arrays.stream(answers).filter(answer -> answer >= 0).count();
  }
}
