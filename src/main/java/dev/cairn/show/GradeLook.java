package dev.cairn.show;

import dev.cairn.course.Grade;
import dev.cairn.host.Shown;
import dev.cairn.show.page.Grid;
import dev.cairn.show.page.Html;
import dev.cairn.show.page.HtmlTable;
import java.util.List;

/** The points of an exercise, with hints for what is missing. */
final class GradeLook {
  private static final List<Grid.Column> COLUMNS =
      List.of(
          new Grid.Column("", false),
          new Grid.Column("asked for", false),
          new Grid.Column("points", true));

  private GradeLook() {}

  static Shown of(Grade grade) {
    HtmlTable table = new HtmlTable(COLUMNS);
    grade.marks().forEach(mark -> table.row(cells(mark), false));
    return Shown.of(grade.toString(), Html.frame(Html.title(grade.summary()), table.toString()));
  }

  private static List<String> cells(Grade.Mark mark) {
    String points = Grade.number(mark.points()) + " of " + Grade.number(mark.worth());
    return List.of(
        mark.holds() ? "✓" : "<b>✗</b>",
        "<div style=\"white-space:normal;max-width:560px\">" + text(mark) + "</div>",
        points);
  }

  private static String text(Grade.Mark mark) {
    String what = Html.escape(mark.what());
    if (mark.holds()) {
      return what;
    }
    String error = mark.error().map(why -> "<br>" + Html.escape(why)).orElse("");
    return what + error + "<br><i>hint: " + Html.escape(mark.hint()) + "</i>";
  }
}
