package dev.cairn.data.csv;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a file of separated values is written.
 *
 * @param separator between values; empty to take the one that is found in the first line
 * @param decimalComma whether numbers are written like 1.234,5
 * @param columns their names, if the file has no line with them; else empty
 * @param quoted whether values may stand in quotation marks, and hold separators and line breaks
 * @param texts columns whose values are texts, whatever they look like; only blank ones are missing
 */
public record CsvFormat(
    Optional<Character> separator,
    boolean decimalComma,
    List<String> columns,
    boolean quoted,
    Set<String> texts) {
  /** Told by the file itself, with decimal points. */
  public static final CsvFormat DEFAULT =
      new CsvFormat(Optional.empty(), false, List.of(), true, Set.of());

  /** Copies the list and the set. */
  public CsvFormat {
    columns = List.copyOf(columns);
    texts = Set.copyOf(texts);
  }

  /** With another sign between values. */
  public CsvFormat separator(char sign) {
    return new CsvFormat(Optional.of(sign), decimalComma, columns, quoted, texts);
  }

  /** With numbers like 1.234,5. */
  public CsvFormat withDecimalComma() {
    return new CsvFormat(separator, true, columns, quoted, texts);
  }

  /** With names for the columns. */
  public CsvFormat columns(List<String> names) {
    return new CsvFormat(separator, decimalComma, names, quoted, texts);
  }

  /** With quotation marks as part of the values. */
  public CsvFormat unquoted() {
    return new CsvFormat(separator, decimalComma, columns, false, texts);
  }

  /** With columns of texts. */
  public CsvFormat texts(Set<String> names) {
    return new CsvFormat(separator, decimalComma, columns, quoted, names);
  }
}
