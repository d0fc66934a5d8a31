package dev.cairn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.show.Displays;
import dev.cairn.show.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

@Tag("unit")
class CairnTest {

  @Test
  void show_givesEachValueToTheHost() {
    List<Shown> shown = new ArrayList<>();
    Runnable takeAway = Displays.install(shown::add);
    try {
      Cairn.show(
          Table.create("t", IntColumn.create("n", new int[] {5})), "a text", Optional.empty());
    } finally {
      takeAway.run();
    }

    assertThat(shown).extracting(Shown::plain).containsExactly("n\n5", "a text", "nothing to show");
    assertThat(shown.get(0).html()).isPresent();
    assertThat(shown.get(1).html()).isEmpty();
    assertThat(Displays.current()).isEmpty();
  }
}
