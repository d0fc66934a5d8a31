package dev.cairn.show.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.host.Shown;
import dev.cairn.train.Curves;
import dev.cairn.train.History;
import dev.cairn.train.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class LivePanelTest {
  private static final long MILLISECOND = 1_000_000L;

  private final List<Shown> shown = new ArrayList<>();
  private long clock = 5 * MILLISECOND;
  private final LivePanel view = new LivePanel(shown::add, () -> clock);

  private static Snapshot snapshot(Snapshot.Phase phase, int epoch, Optional<String> ending) {
    var curves = new Curves(List.of(), new History(List.of("accuracy"), List.of(), 0));
    return new Snapshot(
        "a net",
        "images",
        false,
        phase,
        new Snapshot.Progress(epoch, 2, 1, 10),
        new Snapshot.Pace(100, Duration.ZERO, Duration.ZERO),
        0.1,
        1.5,
        512_000_000L,
        curves,
        Optional.empty(),
        ending);
  }

  private static Snapshot training(int epoch) {
    return snapshot(Snapshot.Phase.TRAINING, epoch, Optional.empty());
  }

  @Test
  void update_withinAQuarterSecond_isDropped() {
    view.update(training(1));
    clock += 249 * MILLISECOND;
    view.update(training(1));
    assertThat(shown).hasSize(1);
    clock += 1 * MILLISECOND;
    view.update(training(1));
    assertThat(shown).hasSize(2);
  }

  @Test
  void update_newEpochOrEnding_isNeverDropped() {
    view.update(training(1));
    view.update(training(2));
    view.update(snapshot(Snapshot.Phase.ENDED, 2, Optional.of("2 epochs in 0:01.")));
    assertThat(shown).hasSize(3);
    assertThat(shown.get(2).plain()).startsWith("2 epochs in 0:01.");
  }
}
