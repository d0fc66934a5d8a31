package dev.cairn.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.host.Shown;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class BaselineLookTest {

  @Test
  void of_baselineIsARowForEachModel() throws IOException {
    Shown shown = Rendering.of(TextSamples.baseline("residual <net>")).orElseThrow();

    assertThat(shown.plain()).isEqualTo("");
    Golden.check("baseline.html", shown.html().orElseThrow());
  }
}
