package dev.cairn.data.text;

/** Symbols as people can see them. */
final class Shown {
  private static final int CONTROLS = 0x20;

  private Shown() {}

  /** Spaces as ␠, control characters by their signs in Unicode. */
  static String of(String symbol) {
    StringBuilder shown = new StringBuilder();
    symbol
        .codePoints()
        .map(letter -> letter <= CONTROLS ? 0x2400 + letter : letter)
        .forEach(shown::appendCodePoint);
    return shown.toString();
  }
}
