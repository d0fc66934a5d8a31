package dev.cairn.data.tables;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * How people find a cell again. Lines of a file are counted from 1 with the header, as editors do;
 * rows of a table from 0, as Tablesaw does.
 */
public final class Places {
  private final String name;
  private final int[] lines;
  private final List<String> rows;

  private Places(String name, int... lines) {
    this.name = name;
    this.lines = lines;
    this.rows = List.of();
  }

  private Places(String name, List<String> rows) {
    this.name = name;
    this.lines = new int[0];
    this.rows = List.copyOf(rows);
  }

  /**
   * Of several files.
   *
   * @param all what has them in common, such as their folder
   * @param rows the place of each row, in words
   */
  public static Places inFiles(String all, List<String> rows) {
    return new Places(all, rows);
  }

  /** Of a file whose row i begins in line {@code lines[i]}. */
  public static Places inFile(Path file, int... lines) {
    return new Places(file.toString(), lines);
  }

  /** Of a table in memory. */
  static Places inTable(String name) {
    return new Places("table " + name);
  }

  /** File or table. */
  public String all() {
    return name;
  }

  /** A column of it. */
  public String column(String column) {
    return name + ", column " + column;
  }

  /** A row of it. */
  public String row(int row) {
    if (!rows.isEmpty()) {
      return rows.get(row);
    }
    return lines.length == 0 ? name + ", row " + row : name + ", line " + lines[row];
  }

  /** A row of a column. */
  public String cell(int row, String column) {
    return rows.isEmpty() ? row(row) + ", column " + column : row(row);
  }

  @Override
  public String toString() {
    return name + Arrays.toString(lines);
  }
}
