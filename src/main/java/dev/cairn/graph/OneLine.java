package dev.cairn.graph;

/**
 * Texts of others, as they can stand within a line: names of files, columns and layers may hold
 * line breaks, which would look like facts of ours, and characters that terminals obey.
 */
public final class OneLine {
  private OneLine() {}

  /**
   * The text with an escape such as {@code \\n} or {@code \\u001b} for each character that ends a
   * line, steers a terminal, or turns the direction of writing; all others stay.
   */
  public static String of(String text) {
    if (text.codePoints().noneMatch(OneLine::isUnsafe)) {
      return text;
    }
    StringBuilder line = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (isUnsafe(c)) {
                line.append(escape(c));
              } else {
                line.appendCodePoint(c);
              }
            });
    return line.toString();
  }

  private static boolean isUnsafe(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> turns(c);
    };
  }

  /** Marks of bidirectional writing, which show a text in another order than it has. */
  private static boolean turns(int c) {
    return c == 0x061c
        || c == 0x200e
        || c == 0x200f
        || c >= 0x202a && c <= 0x202e
        || c >= 0x2066 && c <= 0x2069;
  }

  private static String escape(int c) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> "\\u%04x".formatted(c);
    };
  }
}
