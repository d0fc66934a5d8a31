package dev.cairn.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.graph.Graph;
import dev.cairn.graph.Masks;
import dev.cairn.graph.Node;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cases of padded texts: how long their sequences are, without an engine. */
@Tag("unit")
final class MaskCasesTest {
  @ParameterizedTest
  @MethodSource("dev.cairn.engine.MaskCases#all")
  void validPositions_areThoseOfTheNetForThatLength(MaskCases padded) {
    Masks masks = Masks.of(padded.subject().graph());
    assertThat(masks.isEmpty()).isFalse();
    for (int tokens = 3; tokens <= padded.length(); tokens++) {
      Graph own = padded.of(tokens).graph();
      for (Node node : own.nodes()) {
        if (masks.has(node.name())) {
          assertThat(masks.valid(node.name(), tokens))
              .as("%d indices at %s", tokens, node.name())
              .isEqualTo(node.shape().size(1));
        }
      }
    }
  }
}
