package dev.cairn.show.live;

import dev.cairn.show.page.SpanText;
import dev.cairn.show.page.WrittenText;
import dev.cairn.task.LanguageModelling;
import dev.cairn.task.Predictions;
import dev.cairn.task.Tagging;
import dev.cairn.train.Snapshot;
import java.util.List;
import tech.tablesaw.api.Table;

/**
 * What a net with an answer at each position of a text says now, in a box of one height: a text
 * that it wrote, or its tags.
 */
final class SamplePositions {
  private static final String BOX =
      "<div style=\"height:132px;overflow:auto;white-space:pre-wrap;font-size:12px;"
          + "line-height:18px\">%s</div>";

  private SamplePositions() {}

  /** Whether the examples are texts with an answer at each position. */
  static boolean fits(Snapshot s) {
    return List.of("windows", "sentences").contains(s.unit());
  }

  /** Whether they are of a language model, of which a text is shown. */
  static boolean areWritten(Snapshot s) {
    return s.unit().equals("windows");
  }

  static String html(Snapshot s) {
    return BOX.formatted(s.sample().map(SamplePositions::inside).orElse("&nbsp;"));
  }

  private static String inside(Predictions sample) {
    Table table = sample.table();
    if (table.containsColumn(LanguageModelling.WRITTEN)) {
      return WrittenText.html(
          table.stringColumn(LanguageModelling.PROMPT).get(0),
          table.stringColumn(LanguageModelling.WRITTEN).get(0));
    }
    if (!table.containsColumn(Tagging.SENTENCE)) {
      return "&nbsp;";
    }
    StringBuilder lines = new StringBuilder();
    for (int row = 0; row < table.rowCount(); row++) {
      lines.append(lines.isEmpty() ? "" : "\n").append(sentence(sample, row));
    }
    return lines.toString();
  }

  private static String sentence(Predictions sample, int row) {
    Table table = sample.table();
    return SpanText.of(
            Tagging.words(sample, row), Tagging.predicted(table, row), Tagging.actual(table, row))
        .html();
  }
}
