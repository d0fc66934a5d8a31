package dev.cairn.show.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class GridTest {
  private static final List<Grid.Column> COLUMNS =
      List.of(new Grid.Column("name", false), new Grid.Column("count", true));

  @Test
  void text_alignsWordsLeftAndNumbersRight() {
    Grid grid =
        new Grid(COLUMNS, List.of(List.of("ant", "7"), List.of("bee", "1200")), 0, Set.of());

    assertThat(grid.text())
        .isEqualTo(
            """
            name  count
            ant       7
            bee    1200""");
  }

  @Test
  void text_countsHiddenRows() {
    Grid grid = new Grid(COLUMNS, List.of(List.of("ant", "7")), 1980, Set.of());

    assertThat(grid.text()).endsWith("\n… and 1,980 more rows");
  }

  @Test
  void text_staysWithin80ColumnsAndCountsTheRest() {
    List<Grid.Column> many =
        IntStream.range(0, 30).mapToObj(c -> new Grid.Column("column" + c, true)).toList();
    Grid grid = new Grid(many, List.of(Collections.nCopies(30, "123456789")), 0, Set.of());

    assertThat(grid.text().lines()).allMatch(line -> line.length() <= 80);
    assertThat(grid.text()).endsWith("\n… and 23 more columns");
  }

  @Test
  void text_cutsLongWordsAndControlCharacters() {
    String word = "a\nb\u001b[31m" + "x".repeat(90);
    Grid grid = new Grid(COLUMNS, List.of(List.of(word, "1")), 0, Set.of());

    assertThat(grid.text().lines().toList().get(1))
        .isEqualTo("a b [31m" + "x".repeat(64) + "…      1");
  }

  @Test
  void text_countsCellsNotLetters() {
    Grid grid =
        new Grid(COLUMNS, List.of(List.of("衬衫", "7"), List.of("e\u0301", "1200")), 0, Set.of());

    assertThat(grid.text()).isEqualTo("name  count\n衬衫      7\ne\u0301      1200");
  }

  @Test
  void shortened_keepsBothEndsAndMarkedRowsAndCountsTheOthers() {
    List<List<String>> rows =
        IntStream.range(0, 30).mapToObj(r -> List.of("row " + r, "" + r)).toList();
    Grid grid = new Grid(COLUMNS, rows, 0, Set.of(12)).shortened(4);

    assertThat(grid.text())
        .isEqualTo(
            """
            name        count
            row 0           0
            row 1           1
                    … 10 rows
            row 12         12
                    … 15 rows
            row 28         28
            row 29         29""");
    assertThat(grid.marked()).containsExactly(3);
  }

  @Test
  void html_escapesEverythingAndMarksRows() {
    List<Grid.Column> columns = List.of(new Grid.Column("<b>", false));
    Grid grid = new Grid(columns, List.of(List.of("<script>\"'&")), 0, Set.of(0));

    assertThat(grid.html())
        .contains("&lt;b&gt;</th>")
        .contains("<b>&lt;script&gt;&quot;&#39;&amp;</b></td>")
        .contains("rgba(0,158,115,0.18)")
        .doesNotContain("<script>");
  }

  @Test
  void html_cutsManyColumnsAndLongWords() {
    List<Grid.Column> many =
        IntStream.range(0, 45).mapToObj(c -> new Grid.Column("c" + c, false)).toList();
    Grid grid = new Grid(many, List.of(Collections.nCopies(45, "x".repeat(500))), 0, Set.of());

    assertThat(grid.html())
        .contains(">c39</th>", "… and 5 more columns", ">" + "x".repeat(119) + "…</td>")
        .doesNotContain(">c40</th>", "x".repeat(120));
  }
}
