package dev.cairn.data.csv;

import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import dev.cairn.data.files.DataException;
import dev.cairn.data.tables.NumberText;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The records of a file, all of the same length, with the lines in which they begin. Blank lines
 * are skipped.
 *
 * @param columns names
 * @param records values as written; missing ones are empty
 * @param lines from 1, one a record
 */
record CsvRecords(List<String> columns, List<String[]> records, List<Integer> lines) {
  private static final char[] SEPARATORS = {',', ';', '\t', '|'};
  private static final int MAX_COLUMNS = 10_000;

  static CsvRecords parse(Path file, String text, CsvFormat format) {
    CsvParser parser = parser(format.separator().orElseGet(() -> separator(text)), format.quoted());
    List<String[]> records = new ArrayList<>();
    List<Integer> lines = new ArrayList<>();
    parser.beginParsing(new StringReader(text));
    Optional<String[]> next = next(parser, file);
    for (; next.isPresent(); next = next(parser, file)) {
      if (Thread.currentThread().isInterrupted()) {
        throw new DataException(
            "time to read the file",
            String.format(Locale.ROOT, "an interruption after %,d rows", records.size()),
            file.toString(),
            "run the cell again; nothing was kept");
      }
      String[] record =
          Arrays.stream(next.get()).map(v -> v == null ? "" : v).toArray(String[]::new);
      records.add(record);
      lines.add((int) parser.getContext().currentLine() - breaks(record));
    }
    if (records.isEmpty()) {
      throw empty(file);
    }
    int least = format.texts().isEmpty() ? 2 : 1;
    if (!format.columns().isEmpty()) {
      return new CsvRecords(format.columns(), records, lines).checked(file, least);
    }
    CsvRecords all =
        new CsvRecords(
            List.of(records.get(0)),
            records.subList(1, records.size()),
            lines.subList(1, lines.size()));
    all.checkHeader(file, lines.get(0));
    return all.checked(file, least);
  }

  static DataException empty(Path file) {
    return new DataException(
        "a line with the names of the columns, then a line for each row",
        "an empty file",
        file.toString(),
        "check that it is the right file");
  }

  /** The values of the first line. */
  static Optional<String[]> first(String text) {
    CsvParser parser = parser(separator(text));
    parser.beginParsing(new StringReader(text));
    Optional<String[]> first = Optional.ofNullable(parser.parseNext());
    parser.stopParsing();
    return first;
  }

  private static Optional<String[]> next(CsvParser parser, Path file) {
    try {
      return Optional.ofNullable(parser.parseNext());
    } catch (TextParsingException tooWide) {
      throw new DataException(
          String.format(Locale.ROOT, "lines of at most %,d values", MAX_COLUMNS),
          "text that cannot be taken apart",
          file.toString(),
          "check its separators and quotation marks");
    }
  }

  /** The sign that occurs most often in the first line that is not blank. */
  static char separator(String text) {
    String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    char best = SEPARATORS[0];
    for (char sign : SEPARATORS) {
      best = count(first, sign) > count(first, best) ? sign : best;
    }
    return best;
  }

  private static long count(String line, char sign) {
    return line.chars().filter(c -> c == sign).count();
  }

  static CsvParser parser(char separator) {
    return parser(separator, true);
  }

  private static CsvParser parser(char separator, boolean quoted) {
    CsvParserSettings settings = new CsvParserSettings();
    settings.getFormat().setDelimiter(separator);
    settings.getFormat().setComment('\0');
    if (!quoted) {
      settings.getFormat().setQuote('\0');
    }
    settings.setLineSeparatorDetectionEnabled(true);
    settings.setMaxCharsPerColumn(-1);
    settings.setMaxColumns(MAX_COLUMNS);
    settings.setReadInputOnSeparateThread(false);
    return new CsvParser(settings);
  }

  /** Line breaks within values. */
  static int breaks(String... record) {
    return (int) Arrays.stream(record).flatMapToInt(String::chars).filter(c -> c == '\n').count();
  }

  private void checkHeader(Path file, int line) {
    String where = file + ", line " + line;
    Optional<String> number = columns.stream().filter(NumberText::isNumber).findFirst();
    if (number.isPresent()) {
      throw new DataException(
          "a first line with the names of the columns",
          "a number among them: " + number.get(),
          where,
          "add such a line, or name them: Datasets.csv(file).columns(\"a\", \"b\", …)");
    }
    Optional<String> twice =
        columns.stream().filter(c -> columns.indexOf(c) != columns.lastIndexOf(c)).findFirst();
    if (twice.isPresent() || columns.contains("")) {
      throw new DataException(
          "a name of its own for each column",
          twice
              .filter(name -> !name.isEmpty())
              .map(name -> "\"" + name + "\" twice")
              .orElseGet(() -> "no name for column " + (columns.indexOf("") + 1)),
          where,
          "correct the first line");
    }
  }

  /** So many columns at least: one is enough for texts that come later. */
  private CsvRecords checked(Path file, int least) {
    if (new HashSet<>(columns).size() < least || records.isEmpty()) {
      throw new DataException(
          "at least two columns and a row",
          String.format(
              Locale.ROOT,
              "%d columns and %d rows: %s",
              columns.size(),
              records.size(),
              String.join(", ", columns)),
          file.toString(),
          "check the file, or name the sign between values: Datasets.csv(file).separator(';')");
    }
    for (int row = 0; row < records.size(); row++) {
      if (records.get(row).length != columns.size()) {
        boolean over = breaks(records.get(row)) > 0;
        throw new DataException(
            columns.size() + " values, one a column",
            records.get(row).length + " values",
            file + ", line " + lines.get(row),
            over
                ? "close the quotation mark that is open to the end of a later line"
                : "correct the line; values that hold the separator stand in quotation marks");
      }
    }
    return this;
  }
}
