package dev.cairn.show.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.show.Samples;
import dev.cairn.train.Snapshot;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class TerminalProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final AtomicLong clock = new AtomicLong();
  private final TerminalProgress view =
      new TerminalProgress(new PrintStream(bytes, true, StandardCharsets.UTF_8), clock::get);

  private String written() {
    String text = bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    bytes.reset();
    return text;
  }

  @Test
  void update_rewritesTheLineFourTimesASecondAtMost() {
    view.update(Samples.preparing());
    assertThat(written()).isEqualTo(Samples.TITLE + "\n\rpreparing: " + Samples.TITLE);
    clock.addAndGet(249_999_999);
    view.update(Samples.running(0));
    assertThat(written()).isEmpty();
    clock.addAndGet(1);
    view.update(Samples.running(0));
    assertThat(written())
        .isEqualTo("\repoch 1/6 [########............]  1,234 images/s  loss 0.4123  1:35 left");
  }

  @Test
  void update_wipesTheRestOfALongerLine() {
    view.update(Samples.running(0));
    written();
    clock.addAndGet(250_000_000);
    view.update(
        Samples.snapshot(
            Snapshot.Phase.VALIDATING, 1, Samples.running(0).curves(), Optional.empty()));

    assertThat(written())
        .isEqualTo("\repoch 1/6 [########............]  validating  1:35 left" + " ".repeat(17));
  }

  @Test
  void update_endsWithTheTableAndTheEnding() {
    view.update(Samples.running(1));
    view.update(Samples.ended());

    assertThat(screen(written()))
        .isEqualTo(
            """
            269,722 parameters on fashion-mnist-mini, 10,800 images
            epoch      loss  validation loss  accuracy  learning rate   seconds
                1    0.8700           0.7600    0.7210         0.0933      25.8
                2    0.5600           0.5350    0.8120         0.0750      26.8
                3    0.4567           0.5200    0.8512         0.0500      24.8
                4    0.4050           0.4225    0.8590         0.0250      25.8
                5    0.3740           0.4000    0.8690        0.00671      26.8
                6    0.3533           0.3850    0.8760       1.00e-05      24.8
            All 6 epochs are done; the weights of epoch 6 are kept.
            """);
  }

  /** What a terminal shows: text behind a carriage return goes over the line's beginning. */
  private static String screen(String written) {
    StringBuilder lines = new StringBuilder();
    for (String line : written.split("\n")) {
      StringBuilder shown = new StringBuilder();
      for (String part : line.split("\r")) {
        shown.replace(0, Math.min(part.length(), shown.length()), part);
      }
      lines.append(shown.toString().stripTrailing()).append("\n");
    }
    return lines.toString();
  }
}
