package dev.cairn.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.host.Shown;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class UpdatedDisplayTest {
  private record Sent(Object text, String id, boolean update) {}

  private final List<Sent> sent = new ArrayList<>();

  private UpdatedDisplay display() {
    return new UpdatedDisplay(
        (bundle, id, update) -> sent.add(new Sent(bundle.get("text/plain"), id, update)));
  }

  @Test
  void show_putsTheFirstAndReplacesItByTheOthers() {
    UpdatedDisplay display = display();
    display.show(Shown.text("one"));
    display.show(Shown.text("two"));
    display.show(Shown.text("three"));

    String id = sent.get(0).id();
    assertThat(sent)
        .containsExactly(
            new Sent("one", id, false), new Sent("two", id, true), new Sent("three", id, true));
  }

  @Test
  void twoDisplays_haveTheirOwnIdentifiers() {
    display().show(Shown.text("one"));
    display().show(Shown.text("two"));

    assertThat(sent).extracting(Sent::update).containsExactly(false, false);
    assertThat(sent).extracting(Sent::id).doesNotHaveDuplicates();
  }
}
