package dev.cairn.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class CellsTest {
  private static StackTraceElement frame(String snippet, int line) {
    return new StackTraceElement("", "", "#" + snippet, line);
  }

  @Test
  void place_countsLinesOfTheCell() {
    Cells cells = new Cells();
    cells.begin(3, "int a = 1;\n\nint b =\n  2;\nint c = 3");
    cells.next("int a = 1;");
    cells.made("11");
    cells.next("\n\nint b =\n  2;");
    cells.made("12");
    cells.next("\nint c = 3;");
    cells.made("13");

    assertThat(cells.where(frame("11", 1))).isEqualTo("cell 3, line 1");
    assertThat(cells.where(frame("12", 2))).isEqualTo("cell 3, line 4");
    assertThat(cells.where(frame("13", 1))).isEqualTo("cell 3, line 5");
    assertThat(cells.place(4, "int c")).hasToString("cell 3, line 5");
  }

  @Test
  void where_namesTheCellThatCalled() {
    Cells cells = new Cells();
    cells.begin(1, "void f() {}");
    cells.next("void f() {}");
    cells.made("1");
    cells.begin(2, "\nf()");
    cells.next("\nf()");
    cells.made("2");

    assertThat(cells.where(frame("1", 1), frame("2", 1)))
        .isEqualTo("cell 1, line 1, called from cell 2, line 2");
    assertThat(cells.where(new StackTraceElement("A", "b", "A.java", 7)))
        .isEqualTo("cell 2, line 2");
  }

  @Test
  void statementsThatMagicsMade_stayAtTheStatementBefore() {
    Cells cells = new Cells();
    cells.begin(1, "int a = 1;\n%magic");
    cells.next("int a = 1;");
    cells.next("__magic(\"magic\");");

    assertThat(cells.where()).isEqualTo("cell 1, line 1");
  }
}
