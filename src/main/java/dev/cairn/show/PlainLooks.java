package dev.cairn.show;

import dev.cairn.host.Shown;
import dev.cairn.show.chart.Charts;
import dev.cairn.show.live.Epochs;
import dev.cairn.show.live.Panel;
import dev.cairn.show.page.Grid;
import dev.cairn.show.page.Html;
import dev.cairn.show.page.Numbers;
import dev.cairn.show.page.Picture;
import dev.cairn.show.page.TableGrid;
import dev.cairn.show.page.Thumbnails;
import dev.cairn.show.picture.ContactSheet;
import dev.cairn.task.ImageGrid;
import dev.cairn.train.Curves;
import dev.cairn.train.History;
import dev.cairn.train.Job;
import dev.cairn.train.Schedule;
import dev.cairn.train.Transfer;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.knowm.xchart.internal.chartpart.Chart;
import tech.tablesaw.api.Table;

/** Looks of one piece: a table, a picture, or images in rows. */
final class PlainLooks {
  private static final int EPOCHS = 30;
  private static final int IMAGES = 24;
  private static final int PERCENT = 100;

  private PlainLooks() {}

  static Shown history(History history) {
    Grid grid = Epochs.of(history).shortened(EPOCHS);
    return Shown.of(grid.text(), Html.frame(grid.html()));
  }

  static Shown curves(Curves curves) {
    Picture picture = Panel.draw(curves, 0);
    String plain = Epochs.of(curves.history()).shortened(EPOCHS).text();
    return picture.shown(picture.note(plain));
  }

  /** Without what validation may change later. */
  static Shown schedule(Schedule schedule) {
    double top =
        IntStream.range(0, PERCENT)
            .mapToDouble(i -> schedule.factor((double) i / PERCENT))
            .max()
            .orElse(0);
    String words =
        "factor of the learning rate: %s at first, at most %s, %s at the end"
            .formatted(
                Numbers.brief(schedule.factor(0)),
                Numbers.brief(top),
                Numbers.brief(schedule.factor(Math.nextDown(1.0))));
    Picture picture = Charts.picture("Schedule, " + words, Charts.schedule(schedule));
    return picture.shown(picture.note(words));
  }

  static Shown table(Table table) {
    Grid grid = TableGrid.of(table, TableGrid.ROWS);
    String title = table.name() == null ? "" : table.name();
    String size =
        Grid.plural(table.rowCount(), "row") + ", " + Grid.plural(table.columnCount(), "column");
    return Shown.of(
        grid.columns().isEmpty() ? "a table without columns" : grid.text(),
        Html.frame(title.isEmpty() ? "" : Html.title(title), grid.html(), Html.note(size)));
  }

  /** What was taken over, a row a part of the nets. */
  static Shown transfer(Transfer transfer) {
    Grid grid = TableGrid.of(transfer.table(), TableGrid.ROWS);
    int all = transfer.matched().size() + transfer.fresh().size();
    String words = "%d of %d parameters taken over".formatted(transfer.matched().size(), all);
    return Shown.of(words + "\n" + grid.text(), Html.frame(Html.title(words), grid.html()));
  }

  static Shown chart(Chart<?, ?> chart) {
    String title = chart.getTitle() == null ? "" : chart.getTitle();
    Picture picture = Charts.picture("Chart " + title, chart);
    return picture.shown(
        picture.note("chart '%s', %d x %d".formatted(title, chart.getWidth(), chart.getHeight())));
  }

  /** One line; the panel lives on in the cell that began the training. */
  static Shown job(Job job) {
    return Shown.of(job.toString(), Html.frame(Html.pre(job.toString())));
  }

  static Shown image(BufferedImage image) {
    String words = words(image);
    Picture picture = Picture.of(words, image);
    return picture.shown(picture.note(words));
  }

  static String words(BufferedImage image) {
    return "image, %d x %d".formatted(image.getWidth(), image.getHeight());
  }

  static Shown imageGrid(ImageGrid grid) {
    List<ImageGrid.Cell> cells = grid.first(IMAGES).cells();
    ContactSheet sheet =
        new ContactSheet(
            grid.title(),
            cells.stream()
                .map(
                    cell ->
                        new ContactSheet.Cell(
                            Thumbnails.of(grid.examples(), cell.example()),
                            cell.caption(),
                            cell.mistakenFrom()))
                .toList());
    List<List<String>> rows =
        cells.stream()
            .map(c -> List.of(Numbers.grouped(c.example()), c.caption(), c.mistakenFrom()))
            .toList();
    boolean mistakes = cells.stream().anyMatch(cell -> !cell.mistakenFrom().isEmpty());
    Grid words =
        new Grid(
            List.of(
                new Grid.Column("example", true),
                new Grid.Column("label", false),
                new Grid.Column(mistakes ? "mistaken from" : "", false)),
            rows,
            grid.cells().size() - cells.size(),
            Set.of());
    return images(sheet, words, grid.cells().size());
  }

  /** Images with captions; the words are for hosts without pictures. */
  static Shown images(ContactSheet sheet, Grid words, int all) {
    Picture picture = sheet.picture();
    String title = sheet.title() + ": " + Grid.plural(all, "image");
    int hidden = all - sheet.cells().size();
    String more = hidden > 0 ? Html.note("… and " + Grid.plural(hidden, "more image")) : "";
    return Shown.of(
        picture.note(title + "\n" + words.text()),
        Html.frame(Html.title(title), sheet.html(), more),
        picture.png());
  }
}
