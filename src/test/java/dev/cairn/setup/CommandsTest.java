package dev.cairn.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class CommandsTest {

  @Test
  void named_areNeitherOptionsNorTheirValues() {
    assertThat(Commands.named(List.of("a.ipynb", "--out", "folder", "--in-place", "--kernel=java")))
        .containsExactly("a.ipynb");
  }

  @Test
  void named_ofHelp_areNone() {
    assertThat(Commands.named(List.of("-h"))).isEmpty();
  }
}
