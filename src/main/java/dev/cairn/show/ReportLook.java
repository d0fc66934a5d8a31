package dev.cairn.show;

import dev.cairn.host.Shown;
import dev.cairn.show.page.Grid;
import dev.cairn.show.page.Html;
import dev.cairn.show.page.HtmlTable;
import dev.cairn.show.page.Numbers;
import dev.cairn.show.page.TableGrid;
import dev.cairn.task.ClassReport;
import dev.cairn.task.EntityReport;
import dev.cairn.task.HeadsReport;
import dev.cairn.task.LanguageReport;
import dev.cairn.task.Report;
import dev.cairn.task.TargetReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** A report: a row a class with its F1 as a bar, or a row a target. */
final class ReportLook {
  private static final int CLASSES = 30;
  private static final List<Grid.Column> CLASS_COLUMNS =
      List.of(
          new Grid.Column("class", false),
          new Grid.Column("precision", true),
          new Grid.Column("recall", true),
          new Grid.Column("F1", true),
          new Grid.Column("support", true));
  private static final List<Grid.Column> ENTITY_COLUMNS =
      List.of(
          new Grid.Column("entity", false),
          new Grid.Column("precision", true),
          new Grid.Column("recall", true),
          new Grid.Column("F1", true),
          new Grid.Column("support", true));
  private static final List<Grid.Column> TARGET_COLUMNS =
      List.of(
          new Grid.Column("target", false),
          new Grid.Column("MAE", true),
          new Grid.Column("RMSE", true),
          new Grid.Column("R²", true),
          new Grid.Column("support", true));

  private ReportLook() {}

  static Shown of(Report report) {
    if (report instanceof HeadsReport heads) {
      return heads(heads);
    }
    if (report instanceof EntityReport entities) {
      return entities(entities);
    }
    if (report instanceof LanguageReport) {
      Grid grid = TableGrid.of(report.table(), CLASSES);
      return Shown.of(
          report.summary() + "\n" + grid.text(),
          Html.frame(Html.title(report.summary()), grid.html()));
    }
    return report instanceof ClassReport classes ? classes(classes) : targets(report);
  }

  /** The reports of several heads below each other. */
  private static Shown heads(HeadsReport report) {
    List<String> plain = new ArrayList<>();
    List<String> html = new ArrayList<>();
    report
        .heads()
        .forEach(
            (name, own) -> {
              Shown shown = of(own);
              plain.add(name + ": " + shown.plain());
              html.add(Html.title(name));
              html.add(shown.html().orElse(""));
            });
    return Shown.of(String.join("\n\n", plain), String.join("\n", html));
  }

  private static Shown entities(EntityReport report) {
    HtmlTable table = new HtmlTable(ENTITY_COLUMNS);
    report.kinds().forEach(line -> table.row(cells(line), false));
    table.row(cells(report.all()), true);
    List<List<String>> rows = report.lines().stream().map(ReportLook::words).toList();
    return Shown.of(
        report.summary() + "\n" + new Grid(ENTITY_COLUMNS, rows, 0, Set.of()).text(),
        Html.frame(Html.title(report.summary()), table.toString()));
  }

  private static Shown classes(ClassReport report) {
    boolean many = report.classes().size() > CLASSES;
    List<ClassReport.Line> shown = many ? lowest(report) : report.classes();
    String title = report.summary() + (many ? "; the " + CLASSES + " classes of lowest F1" : "");
    List<List<String>> rows = new ArrayList<>(shown.stream().map(ReportLook::words).toList());
    HtmlTable table = new HtmlTable(CLASS_COLUMNS);
    shown.forEach(line -> table.row(cells(line), false));
    String hidden = "";
    if (many) {
      hidden = "… and " + Grid.plural(report.classes().size() - CLASSES, "more class", "es");
      rows.add(List.of(hidden, "", "", "", ""));
    }
    for (ClassReport.Line mean : List.of(report.macro(), report.weighted())) {
      rows.add(words(mean));
      table.row(cells(mean), true);
    }
    return Shown.of(
        title + "\n" + more(report, "\n") + new Grid(CLASS_COLUMNS, rows, 0, Set.of()).text(),
        Html.frame(
            Html.title(title),
            report.more().isEmpty() ? "" : Html.note(more(report, "")),
            table.toString(),
            hidden.isEmpty() ? "" : Html.note(hidden)));
  }

  /** What only probabilities tell; empty where nobody knows it. */
  private static String more(ClassReport report, String end) {
    return report.more().isEmpty() ? "" : report.moreInWords() + end;
  }

  private static List<ClassReport.Line> lowest(ClassReport report) {
    return report.classes().stream()
        .sorted(Comparator.comparingDouble(ClassReport.Line::f1))
        .limit(CLASSES)
        .toList();
  }

  private static List<String> words(ClassReport.Line line) {
    return List.of(
        line.name(),
        Numbers.fixed(line.precision(), 3),
        Numbers.fixed(line.recall(), 3),
        Numbers.fixed(line.f1(), 3),
        Numbers.grouped(line.support()));
  }

  private static List<String> cells(ClassReport.Line line) {
    List<String> cells = new ArrayList<>(words(line));
    cells.set(0, Html.escape(line.name()));
    cells.set(3, Html.meter(line.f1(), Html.BLUE));
    return cells;
  }

  private static Shown targets(Report report) {
    List<List<String>> rows = new ArrayList<>();
    if (report instanceof TargetReport targets) {
      for (TargetReport.Line line : targets.targets()) {
        rows.add(
            List.of(
                line.name(),
                Numbers.significant(line.mae()),
                Numbers.significant(line.rmse()),
                Double.isNaN(line.r2()) ? "–" : Numbers.fixed(line.r2(), 4),
                Numbers.grouped(line.support())));
      }
    }
    Grid grid = new Grid(TARGET_COLUMNS, rows, 0, Set.of());
    return Shown.of(
        report.summary() + "\n" + grid.text(),
        Html.frame(Html.title(report.summary()), grid.html()));
  }
}
