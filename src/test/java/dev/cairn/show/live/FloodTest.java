package dev.cairn.show.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.host.Host;
import dev.cairn.host.LiveDisplay;
import dev.cairn.host.Shown;
import dev.cairn.show.Samples;
import dev.cairn.train.ProgressView;
import dev.cairn.train.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What panels send when far more is told than a page can take; time is the test's own. */
@Tag("unit")
class FloodTest {
  private static final long MILLISECOND = 1_000_000L;
  private static final long SECOND = 1_000 * MILLISECOND;
  private static final Snapshot RUNNING = Samples.running(3);

  private final VirtualDrawing drawing = new VirtualDrawing();
  private final List<Sent> sent = new ArrayList<>();
  private int panels;

  private final LivePanels live =
      new LivePanels(
          new Host() {
            @Override
            public void display(Shown shown) {
              throw new AssertionError("panels are live displays");
            }

            @Override
            public LiveDisplay live() {
              int panel = panels++;
              return shown -> {
                sent.add(new Sent(panel, drawing.nanos(), shown));
                drawing.spend(MILLISECOND);
              };
            }
          },
          drawing,
          () -> FloodTest::look);

  /** As large as real ones. */
  private static Shown look(Snapshot s) {
    return s.ending().isPresent()
        ? Shown.of(s.ending().get(), "x".repeat(50_000), Optional.of(new byte[26_000]))
        : Shown.of("running", "x".repeat(50_000));
  }

  private record Sent(int panel, long at, Shown shown) {}

  @Test
  void oneThousandEpochsOfATenthOfASecond() {
    ProgressView view = live.next();
    for (int step = 0; step < 10_000; step++) {
      view.update(RUNNING);
      drawing.pass(10 * MILLISECOND);
    }
    view.update(Samples.ended());

    assertThat(mostBytesInASecond()).isLessThanOrEqualTo(300_000);
    // Four a second, and at both ends.
    assertThat(updatesOf(0)).isBetween(350, 402);
    assertThat(drawing.waited()).isLessThan(SECOND / 2);
    assertThat(lastOf(0).plain()).startsWith("All 6 epochs are done");
  }

  @Test
  void tenPanelsShareOneBudgetFairly() {
    List<ProgressView> views = Stream.generate(live::next).limit(10).toList();
    for (int step = 0; step < 3000; step++) {
      views.forEach(view -> view.update(RUNNING));
      drawing.pass(10 * MILLISECOND);
    }
    views.forEach(view -> view.update(Samples.ended()));

    assertThat(mostBytesInASecond()).isLessThanOrEqualTo(300_000);
    for (int panel = 0; panel < 10; panel++) {
      assertThat(updatesOf(panel)).as("updates of panel %d in 30 s", panel).isBetween(10, 14);
      assertThat(lastOf(panel).png()).isPresent();
    }
  }

  @Test
  void manyShortRunsWaitForTheirLastPicture() {
    for (int run = 0; run < 20; run++) {
      ProgressView view = live.next();
      view.update(Samples.preparing());
      view.update(Samples.ended());
    }
    assertThat(sent).hasSize(20);
    assertThat(mostBytesInASecond()).isLessThanOrEqualTo(300_000);
  }

  private Shown lastOf(int panel) {
    return sent.stream()
        .filter(s -> s.panel() == panel)
        .reduce((before, after) -> after)
        .orElseThrow()
        .shown();
  }

  private int updatesOf(int panel) {
    return (int) sent.stream().filter(s -> s.panel() == panel).count();
  }

  /** Over every second that begins with a message. */
  private long mostBytesInASecond() {
    return IntStream.range(0, sent.size())
        .mapToLong(
            i ->
                IntStream.range(i, sent.size())
                    .takeWhile(k -> sent.get(k).at() - sent.get(i).at() < SECOND)
                    .mapToLong(k -> Traffic.bytes(sent.get(k).shown()))
                    .sum())
        .max()
        .orElse(0);
  }
}
