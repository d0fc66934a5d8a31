package dev.cairn.show.live;

import dev.cairn.show.page.Html;
import dev.cairn.show.page.Words;
import dev.cairn.task.Predictions;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/** A line for each of a few texts: what the network says, what it is, and the text. */
final class SampleClassifiedTexts {
  private static final int CELLS = 90;
  private static final String EMPTY = "&nbsp;";
  private static final String LINE =
      "<span style=\"display:block;height:20px;line-height:20px;font-size:12px;"
          + "white-space:nowrap;overflow:hidden;text-overflow:ellipsis\">%s</span>\n";
  private static final String CELL =
      "<span style=\"display:inline-block;width:%dpx;overflow:hidden;text-overflow:ellipsis;"
          + "vertical-align:top\">%s</span> ";

  private SampleClassifiedTexts() {}

  static String html(Optional<Predictions> sample) {
    return IntStream.range(0, Sample.PLACES)
        .mapToObj(place -> LINE.formatted(line(sample, place)))
        .collect(Collectors.joining());
  }

  private static String line(Optional<Predictions> sample, int place) {
    if (sample.filter(s -> place < s.table().rowCount()).isEmpty()) {
      return EMPTY;
    }
    Table row = sample.get().table();
    String text = sample.get().examples().text(row.intColumn("example").getInt(place)).orElse("");
    return CELL.formatted(110, Sample.said(row, place))
        + CELL.formatted(100, Sample.truth(row, place))
        + "<span dir=\"auto\">"
        + Html.escape(Words.cut(Words.clean(text), CELLS))
        + "</span>";
  }
}
