package dev.cairn.data;

import dev.cairn.data.csv.CsvFile;
import dev.cairn.data.csv.CsvFormat;
import dev.cairn.data.files.DataException;
import dev.cairn.data.tables.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tech.tablesaw.api.Table;

/**
 * A file of separated values and how it is written. Immutable: every setting gives a new
 * description. It is read when {@link TableSource#load} or {@link #table} is called.
 *
 * <p>The file is text in UTF-8, plain or gzip, its first line has the names of the columns. Blank
 * lines are skipped. Empty cells, NA, N/A, NaN, null, ? and * are missing values. A column whose
 * values are all numbers becomes one of numbers, any other one of texts. Lines in errors are
 * counted from 1, the header included, as editors do.
 */
public final class CsvSource {
  private final Path file;
  private final CsvFormat format;

  private CsvSource(Path file, CsvFormat format) {
    this.file = file;
    this.format = format;
  }

  static CsvSource of(Path file) {
    return new CsvSource(file, CsvFormat.DEFAULT);
  }

  /** The sign between values; else the one of comma, semicolon, tab, bar that the header has. */
  public CsvSource separator(char sign) {
    return new CsvSource(file, format.separator(sign));
  }

  /** Numbers are written like 1.234,5 and not like 1234.5. */
  public CsvSource decimalComma() {
    return new CsvSource(file, format.withDecimalComma());
  }

  /** Quotation marks are signs like others, as in many files with tabs between values. */
  public CsvSource unquoted() {
    return new CsvSource(file, format.unquoted());
  }

  /** Names of the columns of a file whose first line is a row already. */
  public CsvSource columns(String... names) {
    return new CsvSource(file, format.columns(List.of(names)));
  }

  /**
   * The column to be predicted: numbers make a regression, texts a classification. Several columns
   * make a data set with several answers, for a net that ends with {@code heads()}.
   */
  public TableSource predict(String target, String... more) {
    return TableSource.of(new Reading(file, format), target, more);
  }

  private record Reading(Path file, CsvFormat format) implements TableReading {
    @Override
    public Source read(Set<String> texts) {
      return CsvFile.read(file, format.texts(texts));
    }

    @Override
    public Optional<TableReading> of(Path other) {
      return Optional.of(new Reading(other, format));
    }
  }

  /**
   * Reads the file as a table of numbers and texts.
   *
   * @throws DataException if it cannot be read, is empty, is not in UTF-8, has no header, or lines
   *     of different lengths
   */
  public Table table() {
    return CsvFile.read(file, format).table();
  }
}
