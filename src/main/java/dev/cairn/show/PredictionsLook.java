package dev.cairn.show;

import dev.cairn.host.Shown;
import dev.cairn.show.chart.Charts;
import dev.cairn.show.page.Grid;
import dev.cairn.show.page.Html;
import dev.cairn.show.page.HtmlTable;
import dev.cairn.show.page.Numbers;
import dev.cairn.show.page.Picture;
import dev.cairn.show.page.TableGrid;
import dev.cairn.show.page.Thumbnails;
import dev.cairn.task.Predictions;
import dev.cairn.task.TargetColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tech.tablesaw.api.Table;

/** Predictions: a table with pictures and confidences, or a scatter chart for numbers. */
final class PredictionsLook {
  private static final int ROWS = TableGrid.ROWS;
  private static final String CHECK = "✓ right";
  private static final String CROSS = "✗ wrong";

  private PredictionsLook() {}

  static Shown of(Predictions predictions) {
    Table table = predictions.table();
    if (ClassRow.fits(table)) {
      return classes(predictions);
    }
    return TargetColumns.of(table).isEmpty() ? plainTable(table) : numbers(table);
  }

  private static Shown plainTable(Table table) {
    Grid grid = TableGrid.of(table, ROWS);
    return Shown.of(grid.text(), Html.frame(grid.html()));
  }

  private static Shown numbers(Table table) {
    Grid grid = TableGrid.of(table, ROWS);
    Picture chart = Charts.picture("Predicted against actual values", Charts.predicted(table));
    String title = "predictions: " + Grid.plural(table.rowCount(), "row");
    return Shown.of(
        chart.note(title + "\n" + grid.text()),
        Html.frame(Html.title(title), chart.html(), grid.html()),
        chart.png());
  }

  private static Shown classes(Predictions predictions) {
    Table table = predictions.table();
    List<ClassRow> rows = ClassRow.of(predictions, ROWS);
    int hidden = table.rowCount() - rows.size();
    String title = title(table);
    boolean pictures = rows.stream().anyMatch(row -> row.picture().isPresent());
    String more = hidden > 0 ? Html.note("… and " + Grid.plural(hidden, "more row")) : "";
    String html = Html.frame(Html.title(title), table(rows, pictures), more);
    Picture sheet = ContactSheet.of(title, rows);
    return pictures
        ? Shown.of(sheet.note(title + "\n" + text(rows, hidden)), html, sheet.png())
        : Shown.of(title + "\n" + text(rows, hidden), html);
  }

  private static String title(Table table) {
    int right = table.booleanColumn("right").countTrue();
    int all = table.rowCount();
    if (right == 0 && all > 0) {
      return "predictions: " + Numbers.grouped(all) + ", none of them right";
    }
    String share = all == 0 ? "" : ", " + Numbers.fixed((double) right / all, 4);
    return "predictions: "
        + Numbers.grouped(right)
        + " of "
        + Numbers.grouped(all)
        + " right"
        + share;
  }

  private static String text(List<ClassRow> rows, long hidden) {
    List<Grid.Column> columns =
        List.of(
            new Grid.Column("example", true),
            new Grid.Column("actual", false),
            new Grid.Column("predicted", false),
            new Grid.Column("confidence", true),
            new Grid.Column("", false));
    List<List<String>> words =
        rows.stream()
            .map(
                row ->
                    List.of(
                        String.valueOf(row.example()),
                        row.actual(),
                        row.predicted(),
                        Numbers.fixed(row.confidence(), 3),
                        row.right() ? CHECK : CROSS))
            .toList();
    return new Grid(columns, words, hidden, Set.of()).text();
  }

  private static String table(List<ClassRow> rows, boolean pictures) {
    List<Grid.Column> columns = new ArrayList<>();
    columns.add(new Grid.Column("example", true));
    if (pictures) {
      columns.add(new Grid.Column("picture", false));
    }
    columns.add(new Grid.Column("actual", false));
    columns.add(new Grid.Column("predicted", false));
    columns.add(new Grid.Column("confidence", false));
    columns.add(new Grid.Column("", false));
    HtmlTable table = new HtmlTable(columns);
    rows.forEach(row -> table.row(cells(row, pictures), false));
    return table.toString();
  }

  private static List<String> cells(ClassRow row, boolean pictures) {
    List<String> cells = new ArrayList<>();
    cells.add(String.valueOf(row.example()));
    if (pictures) {
      cells.add(row.picture().map(p -> Thumbnails.html(p, row.actual())).orElse(""));
    }
    String predicted = Html.escape(row.predicted());
    String rgb = row.right() ? Html.BLUE : Html.ORANGE;
    cells.add(Html.escape(row.actual()));
    cells.add(row.right() ? predicted : "<b>" + predicted + "</b>");
    cells.add(Html.meter(row.confidence(), rgb));
    cells.add(row.right() ? CHECK : "<b style=\"color:rgb(213,94,0)\">" + CROSS + "</b>");
    return cells;
  }
}
