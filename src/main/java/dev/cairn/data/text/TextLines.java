package dev.cairn.data.text;

import dev.cairn.data.files.FileBytes;
import dev.cairn.data.files.Utf8;
import java.util.ArrayList;
import java.util.List;

/** Files of text in UTF-8, plain or gzip: as a whole, or a line an example. */
public final class TextLines {
  private static final String MEND = "save the file as UTF-8";

  private TextLines() {}

  /**
   * All of a file.
   *
   * @throws dev.cairn.data.files.DataException if it cannot be read, or a byte is no UTF-8
   */
  public static String whole(FileBytes file) {
    return Utf8.of(file, MEND);
  }

  /**
   * The lines of a file, blank ones too. A line ends with a line feed, or a carriage return and a
   * line feed; other signs that Unicode calls breaks are part of it.
   *
   * @throws dev.cairn.data.files.DataException if it cannot be read, or a byte is no UTF-8
   */
  public static List<String> of(FileBytes file) {
    String text = whole(file);
    List<String> lines = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf('\n', from);
      int to = end < 0 ? text.length() : end;
      boolean twoSigns = to > from && text.charAt(to - 1) == '\r';
      lines.add(text.substring(from, twoSigns ? to - 1 : to));
      from = to + 1;
    }
    return lines;
  }
}
