package dev.cairn.explain;

/** A line of source with a row of carets below. */
final class Excerpt {
  private static final int WIDTH = 76;

  private Excerpt() {}

  /**
   * Draws the line in which something begins.
   *
   * @param from offset of its first character
   * @param to offset behind its last one
   */
  static String of(String source, int from, int to) {
    int at = Math.max(0, Math.min(from, source.length()));
    int begin = source.lastIndexOf('\n', at - 1) + 1;
    int end = source.indexOf('\n', at) < 0 ? source.length() : source.indexOf('\n', at);
    String line = source.substring(begin, end).replace('\t', ' ').stripTrailing();
    int indent = line.length() - line.stripLeading().length();
    int skip = at - begin > WIDTH ? at - begin - WIDTH / 2 : Math.min(indent, at - begin);
    String seen = line.substring(Math.min(skip, line.length()));
    String shown = seen.length() > WIDTH ? seen.substring(0, WIDTH - 1) + "…" : seen;
    int column = at - begin - skip;
    int length = Math.max(1, Math.min(to, end) - at);
    return "  "
        + shown
        + "\n  "
        + " ".repeat(column)
        + "^".repeat(Math.min(length, WIDTH - column));
  }
}
