package dev.cairn.data.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParser;
import dev.cairn.data.files.DataException;
import dev.cairn.data.tables.InputColumn;
import dev.cairn.data.tables.NumberText;
import dev.cairn.data.tables.Places;
import dev.cairn.data.tables.Source;
import dev.cairn.graph.NearestName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Rows of a file of separated values, some at a time, for files that are larger than memory. Only
 * the columns that are asked for are kept, as the kinds that they are known to be.
 */
public final class CsvStream implements AutoCloseable {
  private static final int FIRST_LINE = 1 << 20;
  private static final int GZIP = 0x1f8b;

  private final Path file;
  private final BufferedReader reader;
  private final CsvParser parser;
  private final List<InputColumn> columns;
  private final int[] places;
  private final int width;

  private CsvStream(Path file, List<InputColumn> columns) throws IOException {
    this.file = file;
    this.columns = List.copyOf(columns);
    this.reader =
        new BufferedReader(
            new InputStreamReader(
                plain(Files.newInputStream(file)),
                UTF_8.newDecoder()), // that reports what is no UTF-8
            FIRST_LINE);
    this.parser = CsvRecords.parser(CsvRecords.separator(begin()));
    parser.beginParsing(reader);
    List<String> header = Arrays.asList(next().orElseThrow(this::empty));
    this.width = header.size();
    this.places = columns.stream().mapToInt(column -> place(header, column.name())).toArray();
  }

  /**
   * Opens a file in UTF-8, plain or gzip, whose first line has the names of the columns.
   *
   * @param columns to be read, by name
   * @throws DataException if it cannot be read, or lacks one of the columns
   */
  public static CsvStream open(Path file, List<InputColumn> columns) {
    try {
      return new CsvStream(file, columns);
    } catch (NoSuchFileException missing) {
      throw unreadable(file, "no such file", "check the path");
    } catch (IOException failed) {
      throw unreadable(file, String.valueOf(failed.getMessage()), "check the file");
    } catch (RuntimeException failed) {
      throw told(file, failed);
    }
  }

  private static DataException unreadable(Path file, String found, String mend) {
    return new DataException("a file of separated values", found, file.toString(), mend);
  }

  private static InputStream plain(InputStream in) throws IOException {
    PushbackInputStream bytes = new PushbackInputStream(in, 3);
    byte[] first = bytes.readNBytes(2);
    bytes.unread(first);
    boolean packed = first.length == 2 && ((first[0] & 0xff) << 8 | first[1] & 0xff) == GZIP;
    return packed ? new GZIPInputStream(bytes, FIRST_LINE) : bytes;
  }

  /** The first line, which stays to be read; a mark of UTF-8 does not. */
  private String begin() throws IOException {
    reader.mark(FIRST_LINE);
    if (reader.read() != '\ufeff') {
      reader.reset();
    }
    reader.mark(FIRST_LINE);
    char[] text = new char[FIRST_LINE / 2];
    int count = reader.read(text);
    reader.reset();
    return new String(text, 0, Math.max(0, count));
  }

  private DataException empty() {
    return unreadable(file, "an empty file", "check that it is the right file");
  }

  private int place(List<String> header, String name) {
    int place = header.indexOf(name);
    if (place < 0) {
      throw new DataException(
          "the column " + name,
          "columns " + String.join(", ", header),
          file.toString(),
          NearestName.mend(name, header));
    }
    return place;
  }

  private Optional<String[]> next() {
    return Optional.ofNullable(parser.parseNext())
        .map(row -> Arrays.stream(row).map(v -> v == null ? "" : v).toArray(String[]::new));
  }

  /**
   * The next rows.
   *
   * @param most rows at a time
   * @return empty behind the last row
   * @throws DataException if a line has another number of values than the first, or no number where
   *     one has to be
   */
  public Optional<Source> next(int most) {
    try {
      List<String[]> rows = new ArrayList<>();
      int[] lines = new int[most];
      for (int i = 0; i < most; i++) {
        Optional<String[]> row = next();
        if (row.isEmpty()) {
          break;
        }
        lines[i] = (int) parser.getContext().currentLine() - CsvRecords.breaks(row.get());
        rows.add(checked(row.get(), lines[i]));
      }
      return rows.isEmpty()
          ? Optional.empty()
          : Optional.of(source(rows, Arrays.copyOf(lines, rows.size())));
    } catch (TextParsingException | UncheckedIOException failed) {
      throw told(file, failed);
    }
  }

  private static RuntimeException told(Path file, RuntimeException failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof CharacterCodingException) {
        return unreadable(file, "bytes that are no UTF-8", "save the file as UTF-8");
      }
      if (cause instanceof IOException broken) {
        return unreadable(file, String.valueOf(broken.getMessage()), "check the file");
      }
    }
    return failed instanceof TextParsingException
        ? unreadable(file, "text that cannot be taken apart", "check its quotation marks")
        : failed;
  }

  private String[] checked(String[] row, int line) {
    if (row.length != width) {
      throw new DataException(
          width + " values, one a column",
          row.length + " values",
          file + ", line " + line,
          "correct the line; values that hold the separator stand in quotation marks");
    }
    return row;
  }

  private Source source(List<String[]> rows, int... lines) {
    Table table = Table.create(String.valueOf(file.getFileName()));
    IntStream.range(0, places.length)
        .forEach(c -> table.addColumns(column(columns.get(c), rows, places[c], lines)));
    return new Source(table, Places.inFile(file, lines), List.of());
  }

  private Column<?> column(InputColumn column, List<String[]> rows, int place, int... lines) {
    if (column instanceof InputColumn.Categorical texts) {
      return StringColumn.create(
          texts.name(), rows.stream().map(row -> category(row[place], texts)).toList());
    }
    DoubleColumn numbers = DoubleColumn.create(column.name());
    for (int i = 0; i < lines.length; i++) {
      String text = rows.get(i)[place];
      if (NumberText.isMissing(text)) {
        numbers.appendMissing();
      } else if (NumberText.isNumber(text)) {
        numbers.append(NumberText.parse(text, false));
      } else {
        throw new DataException(
            "a number",
            "\"" + text + "\"",
            file + ", line " + lines[i] + ", column " + column.name(),
            "correct it, or empty the cell if the value is not known");
      }
    }
    return numbers;
  }

  /** Whole numbers as categories are known without a point. */
  private static String category(String text, InputColumn.Categorical column) {
    if (NumberText.isMissing(text)) {
      return "";
    }
    if (column.categories().contains(text) || !NumberText.isNumber(text)) {
      return text;
    }
    double number = NumberText.parse(text, false);
    return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
  }

  @Override
  public void close() {
    parser.stopParsing();
    try {
      reader.close();
    } catch (IOException readOnly) {
      // Nothing is lost.
    }
  }
}
