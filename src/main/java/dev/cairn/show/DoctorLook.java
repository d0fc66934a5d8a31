package dev.cairn.show;

import dev.cairn.doctor.Finding;
import dev.cairn.doctor.Report;
import dev.cairn.host.Shown;
import dev.cairn.show.page.Grid;
import dev.cairn.show.page.Html;
import dev.cairn.show.page.HtmlTable;
import java.util.List;

/** The doctor's report as a table: a tick, or what to do. */
final class DoctorLook {
  private DoctorLook() {}

  static Shown of(Report report) {
    HtmlTable table =
        new HtmlTable(
            List.of(
                new Grid.Column("", false),
                new Grid.Column("", false),
                new Grid.Column("", false)));
    report.findings().forEach(finding -> table.row(cells(finding), false));
    return Shown.of(
        report.toString(),
        Html.frame(Html.title("Doctor"), table.toString(), Html.note(report.summary())));
  }

  private static List<String> cells(Finding finding) {
    String mend =
        finding.mend().isEmpty() ? "" : "<br><b>→ " + Html.escape(finding.mend()) + "</b>";
    String text =
        "<div style=\"white-space:normal;max-width:620px\">%s%s</div>"
            .formatted(Html.escape(finding.text()), mend);
    return List.of(finding.grade().mark(), Html.escape(finding.topic()), text);
  }
}
