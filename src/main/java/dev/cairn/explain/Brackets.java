package dev.cairn.explain;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Whether each bracket of a piece of Java has its partner. */
final class Brackets {
  private static final String OPENING = "([{";
  private static final String CLOSING = ")]}";

  /** Stands for the end of the source. */
  static final char END = 0;

  private Brackets() {}

  /**
   * A bracket without a partner.
   *
   * @param bracket the character
   * @param offset where it stands
   * @param met what came instead of its partner
   */
  record Lonely(char bracket, int offset, char met) {
    boolean isOpen() {
      return OPENING.indexOf(bracket) >= 0;
    }

    char partner() {
      return isOpen()
          ? CLOSING.charAt(OPENING.indexOf(bracket))
          : OPENING.charAt(CLOSING.indexOf(bracket));
    }
  }

  /** The first closing bracket that nothing opened, else the last one that nothing closes. */
  static Optional<Lonely> lonely(String source) {
    Deque<Lonely> open = new ArrayDeque<>();
    for (int i = 0; i < source.length(); i = next(source, i)) {
      char c = source.charAt(i);
      if (OPENING.indexOf(c) >= 0) {
        open.push(new Lonely(c, i, END));
      } else if (CLOSING.indexOf(c) >= 0) {
        Lonely closing = new Lonely(c, i, END);
        if (open.isEmpty()) {
          return Optional.of(closing);
        }
        if (open.peek().bracket() != closing.partner()) {
          return Optional.of(new Lonely(open.peek().bracket(), open.peek().offset(), c));
        }
        open.pop();
      }
    }
    return Optional.ofNullable(open.peek());
  }

  /** Behind the character at {@code i}, or behind the text or the comment that begins there. */
  private static int next(String source, int i) {
    char c = source.charAt(i);
    if (source.startsWith("\"\"\"", i)) {
      return behind(source, "\"\"\"", i + 3);
    }
    if (source.startsWith("//", i)) {
      return behind(source, "\n", i);
    }
    if (source.startsWith("/*", i)) {
      return behind(source, "*/", i + 2);
    }
    return c == '"' || c == '\'' ? behindText(source, c, i + 1) : i + 1;
  }

  private static int behind(String source, String end, int from) {
    int at = source.indexOf(end, from);
    return at < 0 ? source.length() : at + end.length();
  }

  private static int behindText(String source, char quote, int from) {
    for (int i = from; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c == quote || c == '\n') {
        return i + 1;
      }
      if (c == '\\') {
        i++;
      }
    }
    return source.length();
  }
}
