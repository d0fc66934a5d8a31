package dev.cairn.data.csv;

import dev.cairn.data.files.DataException;
import dev.cairn.data.files.FileBytes;
import dev.cairn.data.files.Utf8;
import dev.cairn.data.tables.NumberText;
import dev.cairn.data.tables.Places;
import dev.cairn.data.tables.Source;
import java.nio.file.Path;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Files of separated values as tables. A column whose values are all numbers becomes one of
 * numbers, any other one of texts. Tablesaw's own reader does not tell lines, and reads 1,5 as 15.
 */
public final class CsvFile {
  private static final String ENCODING =
      "save the file as UTF-8; spreadsheets call it \"CSV UTF-8\"";

  private CsvFile() {}

  /**
   * Reads a file in UTF-8, plain or gzip.
   *
   * @throws DataException if it cannot be read, is empty, is not in UTF-8, has no header, or lines
   *     of different lengths
   */
  public static Source read(Path file, CsvFormat format) {
    FileBytes bytes = FileBytes.of(file);
    CsvRecords records = CsvRecords.parse(file, Utf8.of(bytes, ENCODING), format);
    Table table = Table.create(name(file));
    for (int c = 0; c < records.columns().size(); c++) {
      table.addColumns(column(records, c, format));
    }
    int[] lines = records.lines().stream().mapToInt(Integer::intValue).toArray();
    return new Source(table, Places.inFile(file, lines), List.of(bytes.checksum()));
  }

  /**
   * How many values the first line of a file has.
   *
   * @throws DataException if it cannot be read, is empty or is not in UTF-8
   */
  public static int width(Path file) {
    String text = Utf8.of(FileBytes.of(file), ENCODING);
    return CsvRecords.first(text).orElseThrow(() -> CsvRecords.empty(file)).length;
  }

  private static String name(Path file) {
    String name = file.getFileName().toString();
    int dot = name.indexOf('.', 1);
    return dot < 0 ? name : name.substring(0, dot);
  }

  private static Column<?> column(CsvRecords records, int c, CsvFormat format) {
    boolean decimalComma = format.decimalComma();
    List<String> texts = records.records().stream().map(record -> record[c]).toList();
    String name = records.columns().get(c);
    if (format.texts().contains(name)) {
      return StringColumn.create(name, texts.stream().map(t -> t.isBlank() ? "" : t).toList());
    }
    boolean numbers =
        texts.stream()
            .allMatch(t -> NumberText.isMissing(t) || NumberText.isNumber(t, decimalComma));
    if (!numbers || texts.stream().allMatch(NumberText::isMissing)) {
      return StringColumn.create(
          name, texts.stream().map(t -> NumberText.isMissing(t) ? "" : t).toList());
    }
    DoubleColumn column = DoubleColumn.create(name);
    for (String text : texts) {
      if (NumberText.isMissing(text)) {
        column.appendMissing();
      } else {
        column.append(NumberText.parse(text, decimalComma));
      }
    }
    return column;
  }
}
