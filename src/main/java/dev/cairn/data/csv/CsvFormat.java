package dev.cairn.data.csv;

import java.util.List;
import java.util.Optional;

/**
 * How a file of separated values is written.
 *
 * @param separator between values; empty to take the one that is found in the first line
 * @param decimalComma whether numbers are written like 1.234,5
 * @param columns their names, if the file has no line with them; else empty
 */
public record CsvFormat(Optional<Character> separator, boolean decimalComma, List<String> columns) {
  /** Told by the file itself, with decimal points. */
  public static final CsvFormat DEFAULT = new CsvFormat(Optional.empty(), false, List.of());

  /** Copies the list. */
  public CsvFormat {
    columns = List.copyOf(columns);
  }
}
