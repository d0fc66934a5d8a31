package dev.cairn.data.tables;

import java.nio.file.Path;
import java.util.Arrays;

/**
 * How people find a cell again. Lines of a file are counted from 1 with the header, as editors do;
 * rows of a table from 0, as Tablesaw does.
 */
public final class Places {
  private final String name;
  private final int[] lines;

  private Places(String name, int... lines) {
    this.name = name;
    this.lines = lines;
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
  String all() {
    return name;
  }

  /** A column of it. */
  String column(String column) {
    return name + ", column " + column;
  }

  /** A row of it. */
  String row(int row) {
    return lines.length == 0 ? name + ", row " + row : name + ", line " + lines[row];
  }

  /** A row of a column. */
  String cell(int row, String column) {
    return row(row) + ", column " + column;
  }

  @Override
  public String toString() {
    return name + Arrays.toString(lines);
  }
}
