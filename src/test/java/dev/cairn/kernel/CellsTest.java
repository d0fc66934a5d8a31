package dev.cairn.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.train.Cell;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class CellsTest {

  @Test
  void of_takesJupytersIdentifier() {
    assertThat(Cells.of(Map.of("cellId", "a1"), "1 + 1", "request"))
        .isEqualTo(new Cell("a1", "request"));
  }

  @Test
  void of_takesTheSourceWhereTheFrontEndSendsNoIdentifier() {
    assertThat(Cells.of(Map.of("cellId", ""), "1 + 1", "request"))
        .isEqualTo(Cells.of(Map.of(), "1 + 1", "request"))
        .isEqualTo(new Cell("1 + 1", "request"));
  }
}
