package dev.cairn.data.text;

import dev.cairn.data.files.DataException;
import dev.cairn.graph.OneLine;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Files with a word and its vector on each line: those of GloVe, and of word2vec and fastText,
 * whose first line has two numbers, of words and of numbers a word. Fields are parted by spaces. A
 * word may have spaces too, as some of GloVe's do, if none of its parts looks like a number. Every
 * line is checked for how many numbers it has; they are read, and checked, of wanted words only.
 */
public final class VectorText {
  private static final int SHOWN = 40;
  private static final int DIGITS = 18;

  private final VectorLines lines;
  private final Sink sink;
  private int[] starts = new int[512];
  private int[] ends = new int[512];
  private int fields;

  private VectorText(VectorLines lines, Sink sink) {
    this.lines = lines;
    this.sink = sink;
  }

  /** What becomes of the words of a file. */
  public interface Sink {
    /** Whether the vector of a word is wanted; asked once for each line, in their order. */
    boolean wants(String word);

    /** The vector of the word that was asked for last. */
    void take(String word, float[] vector);
  }

  /**
   * What was in a file.
   *
   * @param words lines with a word
   * @param width numbers of each
   */
  public record Facts(long words, int width) {}

  /**
   * Reads a file from its first line to its last.
   *
   * @throws DataException if there is no such file, it is empty, damaged or cut off, a line has
   *     another number of numbers, a number that is wanted is none, or a word is no UTF-8; file and
   *     line are named
   */
  public static Facts read(Path file, Sink sink) {
    try (VectorLines lines = VectorLines.of(file)) {
      return new VectorText(lines, sink).read();
    }
  }

  private Facts read() {
    if (!lines.next() || lines.length() == 0) {
      throw new DataException(
          "a word and its numbers on each line",
          lines.number() == 0 ? "an empty file" : "an empty line",
          lines.number() == 0 ? lines.name() : lines.where(),
          "give word vectors as text, for example those of GloVe or fastText");
    }
    split();
    if (fields == 2 && isWhole(0) && isWhole(1)) {
      return withHeader();
    }
    int width = fields - 1;
    if (width == 0) {
      throw refused("a word and its numbers on each line", "'" + shown(field(0)) + "' alone");
    }
    line(width);
    return new Facts(1 + rest(width), width);
  }

  private Facts withHeader() {
    long words = Long.parseLong(field(0));
    long width = Long.parseLong(field(1));
    if (words < 1 || width < 1 || width > Short.MAX_VALUE) {
      throw refused(
          "how many words and how many numbers a word, 1 to 32,767 of these",
          "'" + field(0) + " " + field(1) + "'");
    }
    long found = rest((int) width);
    if (found != words) {
      throw new DataException(
          String.format(Locale.ROOT, "%,d words, as the first line says", words),
          String.format(Locale.ROOT, "%,d", found),
          lines.name(),
          "the file was cut off or changed: fetch it again");
    }
    return new Facts(found, (int) width);
  }

  /** All lines that follow; how many have a word. */
  private long rest(int width) {
    long words = 0;
    boolean empty = false;
    while (lines.next()) {
      if (empty) {
        throw new DataException(
            wordAnd(width),
            "an empty line",
            lines.name() + ", line " + (lines.number() - 1),
            "take the empty line out");
      }
      empty = lines.length() == 0;
      if (!empty) {
        split();
        line(width);
        words++;
      }
    }
    return words;
  }

  private static String wordAnd(int width) {
    return String.format(Locale.ROOT, "a word and %s", count(width, "number"));
  }

  private static String count(int count, String what) {
    return String.format(Locale.ROOT, "%,d %s", count, what + (count == 1 ? "" : "s"));
  }

  private void split() {
    fields = 0;
    int place = 0;
    while (place < lines.length()) {
      if (lines.isBlank(place)) {
        place++;
        continue;
      }
      int start = place;
      while (place < lines.length() && !lines.isBlank(place)) {
        place++;
      }
      if (fields == starts.length) {
        starts = Arrays.copyOf(starts, 2 * fields);
        ends = Arrays.copyOf(ends, 2 * fields);
      }
      starts[fields] = start;
      ends[fields] = place;
      fields++;
    }
  }

  private String field(int index) {
    return lines.text(starts[index], ends[index]);
  }

  private boolean isWhole(int index) {
    String text = field(index);
    return text.length() <= DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private void line(int width) {
    int parts = fields - width;
    boolean fits = parts >= 1;
    for (int i = 1; fits && i < parts; i++) {
      fits = !Float.isFinite(value(i));
    }
    if (!fits) {
      throw refused(wordAnd(width), "a word and " + count(fields - 1, "number"));
    }
    String word = lines.text(starts[0], ends[parts - 1]);
    if (sink.wants(word)) {
      float[] vector = new float[width];
      for (int i = 0; i < width; i++) {
        vector[i] = number(word, i, parts + i);
      }
      sink.take(word, vector);
    }
  }

  /** The number that a field is; NaN if it is none. */
  private float value(int field) {
    String text = lines.ascii(starts[field], ends[field]);
    if (text.chars().allMatch(c -> c >= '0' && c <= '9' || "+-.eE".indexOf(c) >= 0)) {
      try {
        return Float.parseFloat(text);
      } catch (NumberFormatException e) {
        return Float.NaN;
      }
    }
    return Float.NaN;
  }

  private float number(String word, int index, int field) {
    float value = value(field);
    if (!Float.isFinite(value)) {
      throw new DataException(
          "finite numbers",
          "'" + shown(field(field)) + "'",
          lines.where() + ", number " + (index + 1) + " of '" + shown(word) + "'",
          "mend the line, or take it out");
    }
    return value;
  }

  private DataException refused(String expected, String found) {
    return new DataException(
        expected,
        found,
        lines.where(),
        "give word vectors as text: a word and its numbers on each line, parted by spaces");
  }

  private static String shown(String text) {
    return OneLine.of(text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…");
  }
}
