package dev.cairn.insight;

import dev.cairn.data.Examples;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * How much each part of texts speaks for classes, or against them; notebooks shade it.
 *
 * @param unit what was left out at a time: for people, in the plural
 * @param read what the net's symbols are: for people, in the plural
 * @param examples the texts
 * @param all in order
 */
public record TextAttributions(
    String unit, String read, Examples examples, List<TextAttribution> all) {
  /** Copies the list. */
  public TextAttributions {
    all = List.copyOf(all);
  }

  /**
   * A row a part: number of the {@code example}, its {@code text} as it was read, the {@code
   * class}, the {@code place} of the part from 0, its {@code symbol} and its {@code contribution}.
   */
  public Table table() {
    IntColumn example = IntColumn.create("example");
    StringColumn text = StringColumn.create("text");
    StringColumn name = StringColumn.create("class");
    IntColumn place = IntColumn.create("place");
    StringColumn symbol = StringColumn.create("symbol");
    DoubleColumn contribution = DoubleColumn.create("contribution");
    for (TextAttribution each : all) {
      String whole = examples.text(each.example()).orElse("");
      for (int i = 0; i < each.parts().size(); i++) {
        example.append(each.example());
        text.append(whole);
        name.append(each.name());
        place.append(i);
        symbol.append(each.parts().get(i).text());
        contribution.append(each.parts().get(i).contribution());
      }
    }
    return Table.create("occlusion", example, text, name, place, symbol, contribution);
  }

  /** For example {@code occlusion of 4 texts, words one at a time}. */
  @Override
  public String toString() {
    return "occlusion of %d %s, %s one at a time"
        .formatted(all.size(), all.size() == 1 ? "text" : "texts", unit);
  }
}
