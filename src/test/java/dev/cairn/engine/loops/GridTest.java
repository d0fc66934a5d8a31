package dev.cairn.engine.loops;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class GridTest {
  @Test
  void index_isThatOfTheLayout() {
    assertThat(new Grid(2, 6, 5, 1).index(4, 3)).as("row-major").isEqualTo(4 * 5 + 3);
    assertThat(new Grid(2, 1, 5, 6).index(4, 3)).as("channels last").isEqualTo(3 * 6 + 4);
    assertThat(new Grid(2, 3, 5, 2).index(4, 3)).as("blocks of 2").isEqualTo(2 * 10 + 3 * 2);
  }

  @Test
  void tile_hasWholePositions_andIsNoLargerThanARun() {
    assertThat(new Grid(1, 1, 1000, 16).tile()).isEqualTo(1024);
    assertThat(new Grid(1, 1, 1000, 48).tile()).isEqualTo(1008);
    assertThat(new Grid(1, 1, 3, 16).tile()).isEqualTo(48);
    assertThat(new Grid(1, 1, 7, 2000).tile()).isEqualTo(2000);
  }

  @Test
  void repeat_fillsATile() {
    float[] tile = {1, 2, 0, 0, 0, 0, 0};
    Grid.repeat(tile, 2);
    assertThat(tile).containsExactly(1, 2, 1, 2, 1, 2, 1);
  }
}
