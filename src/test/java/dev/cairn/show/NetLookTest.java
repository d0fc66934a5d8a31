package dev.cairn.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.host.Shown;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Net;
import dev.cairn.stack.Trunk;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class NetLookTest {
  private final Trunk trunk =
      Net.image(3, 32, 32).stem(16).stages(Blocks.basic().times(3), 16, 32, 64);

  @Test
  void of_aNetIsALineAStage() throws IOException {
    Net net = trunk.classify(10);
    Shown shown = Rendering.of(net).orElseThrow();

    assertThat(shown.plain()).isEqualTo(net.toString().stripTrailing());
    assertThat(shown.png()).isPresent();
    Golden.check("net.html", shown.html().orElseThrow());
  }

  @Test
  void of_aTrunkIsALineAStage() {
    Shown shown = Rendering.of(trunk).orElseThrow();

    assertThat(shown.plain()).isEqualTo(trunk.toString().stripTrailing());
    assertThat(shown.html().orElseThrow())
        .contains("stage3", "64x8x8")
        .doesNotContain(">head<")
        .contains("shortcuts: solid: x itself; dashed: x through a 1x1 layer");
  }

  @Test
  void of_thePlainTwinSaysThatItHasNoShortcuts() {
    Shown shown = Rendering.of(trunk.classify(10).plain()).orElseThrow();

    assertThat(shown.html().orElseThrow()).contains("to 10; no shortcuts\"");
  }

  @Test
  void of_aTroubledNetTellsItsFindings() {
    Net net = Net.image(1, 28, 28).stem(16).classify(10);
    Shown shown = Rendering.of(net).orElseThrow();

    assertThat(shown.plain()).endsWith(net.lint().toString());
    assertThat(shown.html().orElseThrow())
        .contains("a head that keeps 1 of 784 numbers", "head.pool1", "→ add stages");
    assertThat(Rendering.of(net.lint()).orElseThrow().html().orElseThrow()).contains("head.pool1");
    assertThat(Rendering.of(trunk.classify(10).lint()).orElseThrow().plain())
        .isEqualTo("Nothing found that is likely to go wrong.");
  }
}
