package dev.cairn.show.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.host.Shown;
import dev.cairn.show.Samples;
import dev.cairn.train.Snapshot;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class LivePanelTest {
  private static final long MILLISECOND = 1_000_000L;

  private final List<Shown> shown = new ArrayList<>();
  private final VirtualDrawing drawing = new VirtualDrawing();
  private final LivePanel view =
      new LivePanel(shown::add, new Panel()::render, drawing, new Traffic(drawing::nanos));

  @Test
  void update_leavesDrawingToTheOtherThread() {
    view.update(Samples.running(1));
    assertThat(shown).isEmpty();
    drawing.pass(0);
    assertThat(shown).hasSize(1);
  }

  @Test
  void update_showsTheNewestAtMostFourTimesASecond() {
    view.update(Samples.preparing());
    drawing.pass(1);
    view.update(Samples.running(1));
    view.update(Samples.running(2));
    drawing.pass(248 * MILLISECOND);
    assertThat(shown).hasSize(1);
    drawing.pass(2 * MILLISECOND);
    assertThat(shown).hasSize(2);
    assertThat(shown.get(1).plain()).startsWith("epoch 3/6");
    drawing.pass(1000 * MILLISECOND);
    assertThat(shown).hasSize(2);
  }

  @Test
  void update_showsTheEndingBeforeItReturns() {
    view.update(Samples.running(5));
    drawing.pass(0);
    view.update(Samples.running(5));
    view.update(Samples.ended());
    assertThat(shown).hasSize(2);
    assertThat(shown.get(1).png()).isPresent();
    drawing.pass(1000 * MILLISECOND);
    assertThat(shown).hasSize(2);
  }

  @Test
  void update_afterTheEndingIsIgnored() {
    view.update(Samples.ended());
    view.update(Samples.running(5));
    view.update(Samples.ended());
    drawing.pass(1000 * MILLISECOND);
    assertThat(shown).hasSize(1);
  }

  @Test
  void update_leavesABrokenDisplayAlone() {
    List<Snapshot> tried = new ArrayList<>();
    LivePanel broken =
        new LivePanel(
            each -> {
              tried.add(Samples.preparing());
              throw new IllegalStateException("the kernel is gone");
            },
            new Panel()::render,
            drawing,
            new Traffic(drawing::nanos));
    broken.update(Samples.preparing());
    drawing.pass(0);
    broken.update(Samples.running(1));
    drawing.pass(1000 * MILLISECOND);
    broken.update(Samples.ended());
    assertThat(tried).hasSize(1);
  }
}
