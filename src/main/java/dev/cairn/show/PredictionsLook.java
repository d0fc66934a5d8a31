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
import dev.cairn.show.picture.ClassRow;
import dev.cairn.show.picture.ContactSheet;
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
    Shown look = look(predictions);
    Shown noted = predictions.cut().map(line -> noted(look, line)).orElse(look);
    return predictions.warning().map(line -> marked(noted, line)).orElse(noted);
  }

  private static Shown marked(Shown look, String warning) {
    return new Shown(
        warning + "\n" + look.plain(),
        look.html().map(html -> Html.title(warning) + html),
        look.png());
  }

  private static Shown noted(Shown look, String note) {
    return new Shown(
        look.plain() + "\n" + note, look.html().map(html -> html + Html.note(note)), look.png());
  }

  private static Shown look(Predictions predictions) {
    if (TagsLook.fits(predictions.table())) {
      return TagsLook.of(predictions);
    }
    if (ClassRow.fits(predictions.table())) {
      return classes(predictions);
    }
    Table table = Texts.beside(predictions, ROWS);
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
    boolean answered = ClassRow.isAnswered(table);
    List<ClassRow> rows = ClassRow.of(predictions, ROWS);
    int hidden = table.rowCount() - rows.size();
    String title = answered ? title(table) : "predictions: " + Grid.plural(table.rowCount(), "row");
    boolean pictures = rows.stream().anyMatch(row -> row.picture().isPresent());
    String more = hidden > 0 ? Html.note("… and " + Grid.plural(hidden, "more row")) : "";
    boolean texts = rows.stream().anyMatch(row -> row.text().isPresent());
    String html = Html.frame(Html.title(title), table(rows, pictures, answered, texts), more);
    String plain = title + "\n" + text(rows, hidden, answered, texts);
    if (!pictures) {
      return Shown.of(plain, html);
    }
    Picture sheet = new ContactSheet(title, rows.stream().map(ClassRow::cell).toList()).picture();
    return Shown.of(sheet.note(plain), html, sheet.png());
  }

  private static String title(Table table) {
    int right = table.booleanColumn("right").countTrue();
    int rows = table.rowCount();
    int all = rows - table.booleanColumn("right").countMissing();
    String others = all < rows ? " (" + Grid.plural(rows - all, "row") + " without an answer)" : "";
    if (right == 0 && all > 0) {
      return "predictions: " + Numbers.grouped(all) + ", none of them right" + others;
    }
    String share = all == 0 ? "" : ", " + Numbers.fixed((double) right / all, 4);
    return "predictions: "
        + Numbers.grouped(right)
        + " of "
        + Numbers.grouped(all)
        + " right"
        + share
        + others;
  }

  private static List<Grid.Column> columns(
      boolean pictures, boolean answered, boolean texts, boolean bars) {
    List<Grid.Column> columns = new ArrayList<>();
    columns.add(new Grid.Column("example", true));
    if (pictures) {
      columns.add(new Grid.Column("picture", false));
    }
    if (answered) {
      columns.add(new Grid.Column("actual", false));
    }
    columns.add(new Grid.Column("predicted", false));
    columns.add(new Grid.Column("confidence", !bars));
    if (answered) {
      columns.add(new Grid.Column("", false));
    }
    if (texts) {
      columns.add(new Grid.Column("text", false));
    }
    return columns;
  }

  private static String text(List<ClassRow> rows, long hidden, boolean answered, boolean texts) {
    List<List<String>> words = new ArrayList<>();
    for (ClassRow row : rows) {
      List<String> cells = new ArrayList<>();
      cells.add(String.valueOf(row.example()));
      if (answered) {
        cells.add(row.actual());
      }
      cells.add(row.predicted());
      cells.add(Numbers.fixed(row.confidence(), 3));
      if (answered) {
        cells.add(row.wrong() ? CROSS : row.right() ? CHECK : "");
      }
      if (texts) {
        cells.add(row.text().orElse(""));
      }
      words.add(cells);
    }
    return new Grid(columns(false, answered, texts, false), words, hidden, Set.of()).text();
  }

  private static String table(
      List<ClassRow> rows, boolean pictures, boolean answered, boolean texts) {
    HtmlTable table = new HtmlTable(columns(pictures, answered, texts, true));
    rows.forEach(row -> table.row(cells(row, pictures, answered, texts), false));
    return table.toString();
  }

  private static List<String> cells(
      ClassRow row, boolean pictures, boolean answered, boolean texts) {
    boolean wrong = answered && row.wrong();
    String predicted = Html.escape(row.predicted());
    List<String> cells = new ArrayList<>();
    cells.add(String.valueOf(row.example()));
    if (pictures) {
      String alt = answered ? row.actual() : row.predicted();
      cells.add(row.picture().map(p -> Thumbnails.html(p, alt)).orElse(""));
    }
    if (answered) {
      cells.add(Html.escape(row.actual()));
    }
    cells.add(wrong ? "<b>" + predicted + "</b>" : predicted);
    cells.add(Html.meter(row.confidence(), wrong ? Html.ORANGE : Html.BLUE));
    if (answered) {
      cells.add(wrong ? Html.badge(CROSS, Html.ORANGE) : row.right() ? CHECK : "");
    }
    if (texts) {
      cells.add(row.text().map(Texts::html).orElse(""));
    }
    return cells;
  }
}
