package dev.cairn.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.host.Shown;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class BundlesTest {

  @Test
  void of_hasEachForm() {
    var shown = new Shown("words", Optional.of("<b>words</b>"), Optional.of(new byte[] {1, 2, 3}));

    assertThat(Bundles.of(shown))
        .isEqualTo(Map.of("text/plain", "words", "text/html", "<b>words</b>", "image/png", "AQID"));
  }

  @Test
  void of_hasOnlyWhatThereIs() {
    assertThat(Bundles.of(Shown.text("words"))).isEqualTo(Map.of("text/plain", "words"));
  }

  /** An error that leaves a renderer would end the thread that answers the notebook. */
  @Test
  void rendered_tellsAnErrorAsText() {
    var broken =
        new Object() {
          @Override
          public String toString() {
            throw new StackOverflowError("too deep");
          }
        };

    assertThat(Bundles.rendered(broken))
        .containsOnlyKeys("text/plain")
        .containsEntry(
            "text/plain",
            broken.getClass().getName()
                + " (cannot be shown: java.lang.StackOverflowError: too deep)");
  }
}
