package dev.cairn.show;

import dev.cairn.show.page.Html;
import dev.cairn.show.page.Words;
import dev.cairn.task.Predictions;
import java.util.stream.IntStream;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Texts of examples in cells of a table. */
final class Texts {
  /** Cells of a text in an HTML table. */
  private static final int CELLS = 160;

  private Texts() {}

  /** One line that fits, escaped; right-to-left scripts keep their direction. */
  static String html(String text) {
    return "<span dir=\"auto\" style=\"display:inline-block;max-width:520px;white-space:normal\">"
        + Html.escape(Words.cut(Words.clean(text), CELLS))
        + "</span>";
  }

  /** The first rows of a table of predictions, with the texts behind the other columns. */
  static Table beside(Predictions predictions, int rows) {
    Table table = predictions.table();
    if (predictions.examples().vocabulary().isEmpty()
        || table.containsColumn("text")
        || !table.containsColumn("example")
        || !(table.column("example") instanceof IntColumn numbers)) {
      return table;
    }
    StringColumn texts = StringColumn.create("text");
    IntStream.range(0, table.rowCount())
        .forEach(r -> texts.append(r < rows ? text(predictions, numbers.getInt(r)) : ""));
    return table.copy().addColumns(texts);
  }

  private static String text(Predictions predictions, int example) {
    String text = predictions.examples().text(example).orElse("");
    return Words.cut(Words.clean(text), CELLS);
  }
}
