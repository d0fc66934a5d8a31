package dev.cairn.show;

import dev.cairn.host.Shown;
import dev.cairn.show.page.Grid;
import dev.cairn.show.page.Html;
import dev.cairn.show.page.HtmlTable;
import dev.cairn.show.page.Numbers;
import dev.cairn.show.page.SpanText;
import dev.cairn.show.page.TableGrid;
import dev.cairn.show.page.Words;
import dev.cairn.task.Predictions;
import dev.cairn.task.Tagging;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.Table;

/** Tagged sentences: a row a sentence, its entities drawn. */
final class TagsLook {
  private static final List<Grid.Column> COLUMNS =
      List.of(
          new Grid.Column("example", true),
          new Grid.Column("confidence", true),
          new Grid.Column("sentence", false));

  /** Sentences are read whole: they go on in the next line. */
  private static final String WRAPPED =
      "<div style=\"white-space:normal;min-width:300px;max-width:640px\">%s</div>";

  private TagsLook() {}

  static boolean fits(Table table) {
    return table.columnNames().containsAll(List.of(Tagging.SENTENCE, "predicted", "confidence"));
  }

  static Shown of(Predictions predictions) {
    Table table = predictions.table();
    int rows = Math.min(TableGrid.ROWS, table.rowCount());
    int hidden = table.rowCount() - rows;
    HtmlTable html = new HtmlTable(COLUMNS);
    List<String> plain = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      SpanText text =
          SpanText.of(
              Tagging.words(predictions, row),
              Tagging.predicted(table, row),
              Tagging.actual(table, row));
      String example = String.valueOf(table.intColumn("example").getInt(row));
      String confidence = Numbers.fixed(table.doubleColumn("confidence").getDouble(row), 3);
      html.row(List.of(example, confidence, WRAPPED.formatted(text.html())), false);
      plain.add("%s  (%s)  %s".formatted(example, confidence, Words.clean(text.plain())));
    }
    if (hidden > 0) {
      plain.add("… and " + Grid.plural(hidden, "more row"));
    }
    String title = title(table);
    String more = hidden > 0 ? Html.note("… and " + Grid.plural(hidden, "more row")) : "";
    return Shown.of(
        title + "\n" + String.join("\n", plain),
        Html.frame(Html.title(title), html.toString(), more));
  }

  private static String title(Table table) {
    String all = "predictions: " + Grid.plural(table.rowCount(), "sentence");
    return table.containsColumn("right")
        ? all + ", " + Numbers.grouped(table.booleanColumn("right").countTrue()) + " all right"
        : all;
  }
}
