package dev.cairn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.graph.ShapeException;
import dev.cairn.host.Host;
import dev.cairn.host.Hosts;
import dev.cairn.host.LiveDisplay;
import dev.cairn.host.Shown;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

@Tag("unit")
class CairnTest {

  /** A host that keeps what it is given. */
  private record Collector(List<Shown> shown) implements Host {
    @Override
    public void display(Shown value) {
      shown.add(value);
    }

    @Override
    public LiveDisplay live() {
      return shown::add;
    }
  }

  @Test
  void show_givesEachValueToTheHost() {
    List<Shown> shown = new ArrayList<>();
    Runnable takeAway = Hosts.install(new Collector(shown));
    try {
      Cairn.show(
          Table.create("t", IntColumn.create("n", new int[] {5})), "a text", Optional.empty());
    } finally {
      takeAway.run();
    }

    assertThat(shown).extracting(Shown::plain).containsExactly("n\n5", "a text", "nothing to show");
    assertThat(shown.get(0).html()).isPresent();
    assertThat(shown.get(1).html()).isEmpty();
    assertThat(Hosts.current()).isEmpty();
  }

  @Test
  void why_printsWhereTheNewestErrorWasMade() {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      new ShapeException("one", "two", "here", "mend it");
      Cairn.why();
    } finally {
      System.setOut(before);
    }

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .startsWith("dev.cairn.graph.ShapeException\nexpected: one\nfound:    two\n")
        .contains("\tat dev.cairn.CairnTest.why_printsWhereTheNewestErrorWasMade(");
  }
}
