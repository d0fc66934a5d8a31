package dev.cairn.show.page;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words that came from data, made fit for a line of text. */
public final class Words {
  /** Cells of a line of plain text. */
  public static final int COLUMNS = 80;

  private static final int LINES = 8;
  private static final String INDENT = "    ";

  /** Line breaks, tabs, and signs that speak to a terminal, such as the escape character. */
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]");

  /** Signs that cannot be seen and turn the direction of what follows, or have no width. */
  private static final Pattern HIDDEN =
      Pattern.compile(
          "[\\x{ad}\\x{61c}\\x{200b}\\x{200e}\\x{200f}\\x{202a}-\\x{202e}\\x{2060}-\\x{206f}"
              + "\\x{feff}\\x{fff9}-\\x{fffb}]");

  /** The same but the two signs of {@link #isolated}, which keep words beside from turning. */
  private static final Pattern HIDDEN_IN_LINES =
      Pattern.compile("[" + HIDDEN.pattern() + "&&[^\\x{2068}\\x{2069}]]");

  private static final Pattern HALF_LETTER = Pattern.compile("\\p{Cs}");

  /** What a reader takes for one letter, with its accents and joined emoji. */
  private static final Pattern LETTER = Pattern.compile("\\X");

  private static final int LETTER_CHARS = 16;
  private static final String FIRST_STRONG_ISOLATE = "\u2068";
  private static final String END_OF_ISOLATE = "\u2069";

  private Words() {}

  /** One line without control characters and hidden signs. */
  public static String clean(String text) {
    return clean(text, HIDDEN);
  }

  private static String clean(String text, Pattern hidden) {
    String spaced = CONTROL.matcher(text).replaceAll(" ");
    String seen = hidden.matcher(spaced).replaceAll("");
    return HALF_LETTER.matcher(seen).replaceAll("\ufffd");
  }

  /** Lines without control characters and hidden signs, but for those of {@link #isolated}. */
  public static String cleanLines(String text) {
    return text.lines().map(line -> clean(line, HIDDEN_IN_LINES)).collect(Collectors.joining("\n"));
  }

  /** Cells that a line takes in a terminal: two for a Chinese letter, none for an accent. */
  public static int cells(String line) {
    return Cells.of(line);
  }

  /** At most so many cells of a line, with an ellipsis where letters are left out. */
  public static String cut(String line, int cells) {
    if (line.length() <= cells && cells(line) <= cells) {
      return line;
    }
    StringBuilder kept = new StringBuilder();
    int used = 0;
    Matcher letters = LETTER.matcher(line);
    while (letters.find()) {
      String letter = letters.group();
      String seen = letter.length() > LETTER_CHARS ? letter.substring(0, 1) : letter;
      int width = cells(seen);
      boolean last = letters.end() == line.length();
      if (used + width > (last ? cells : cells - 1)) {
        return kept.append('…').toString();
      }
      kept.append(seen);
      used += width;
    }
    return kept.toString();
  }

  /** Keeps a word of a right-to-left script from turning the words beside it. */
  public static String isolated(String word) {
    boolean turns = Bidi.requiresBidi(word.toCharArray(), 0, word.length());
    return turns ? FIRST_STRONG_ISOLATE + word + END_OF_ISOLATE : word;
  }

  /**
   * Text whose lines have at most 80 cells: longer ones go on in the next line, eight at most.
   * Control characters become spaces.
   */
  public static String within80(String text) {
    return cleanLines(text)
        .lines()
        .flatMap(line -> broken(line).stream())
        .collect(Collectors.joining("\n"));
  }

  private static List<String> broken(String line) {
    String rest = line;
    if (rest.length() <= COLUMNS && cells(rest) <= COLUMNS) {
      return List.of(rest);
    }
    List<String> lines = new ArrayList<>();
    while (cells(rest) > COLUMNS && lines.size() < LINES - 1) {
      int end = end(rest);
      lines.add(rest.substring(0, end).stripTrailing());
      rest = INDENT + rest.substring(end).stripLeading();
    }
    lines.add(cut(rest, COLUMNS));
    return lines;
  }

  /** Where a line is broken: behind the last space that fits, else in a word. */
  private static int end(String line) {
    int used = 0;
    int space = 0;
    Matcher letters = LETTER.matcher(line);
    while (letters.find()) {
      used += cells(letters.group());
      if (used > COLUMNS) {
        return space > COLUMNS / 3 ? space : Math.max(letters.start(), INDENT.length() + 1);
      }
      space = letters.group().equals(" ") ? letters.end() : space;
    }
    return line.length();
  }
}
