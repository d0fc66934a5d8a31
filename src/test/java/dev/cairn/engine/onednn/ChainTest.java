package dev.cairn.engine.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.engine.GraphSketch;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Node;
import dev.cairn.graph.Shape;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ChainTest {
  /** A block with a projection shortcut. */
  private static final Graph BLOCK =
      new GraphSketch(Shape.image(3, 8, 8))
          .conv("stem", 4, 3, 1)
          .relu("relu")
          .conv("conv1", 8, 3, 2)
          .norm("norm1")
          .relu("relu1")
          .conv("conv2", 8, 3, 1)
          .norm("norm2")
          .conv("wide", 8, 1, 2, "relu")
          .norm("shortcut")
          .add("plus", "norm2", "shortcut")
          .relu("relu2")
          .averageHead(3)
          .graph();

  private static Map<String, Chain> chains(Graph graph, String... visible) {
    return Chain.of(graph, new Uses(graph, Set.of(visible)));
  }

  /** Head, norm, what is added, ReLU, end. */
  private static String facts(Chain chain) {
    return String.join(
        " ",
        chain.head().name(),
        chain.norm().map(Node::name).orElse("-"),
        chain.add().orElse("-"),
        chain.relu() ? "relu" : "-",
        chain.end().name());
  }

  @Test
  void of_ablock_beginsAtEveryConvolutionAndDenseLayer() {
    assertThat(chains(BLOCK).values())
        .extracting(ChainTest::facts)
        .containsExactlyInAnyOrder(
            "stem - - relu relu",
            "conv1 norm1 - relu relu1",
            "conv2 norm2 - - norm2",
            "wide shortcut norm2 relu relu2",
            "logits - - - logits");
  }

  @Test
  void of_twoConvolutionsInFrontOfAnAddition_theLaterTakesIt() {
    Map<String, Chain> chains = chains(BLOCK);
    assertThat(chains).containsOnlyKeys("relu", "relu1", "norm2", "relu2", "logits");
    assertThat(chains.get("relu2").add()).contains("norm2");
  }

  @Test
  void of_additionWithTheShortcutFirst_addsTheOther() {
    Graph graph =
        new GraphSketch(Shape.vector(4))
            .relu("relu")
            .dense("dense", 4)
            .add("plus", "relu", "dense")
            .graph();
    assertThat(chains(graph).values())
        .extracting(ChainTest::facts)
        .containsExactly("dense - relu - plus");
  }

  @Test
  void of_aVisibleNode_endsTheChain() {
    assertThat(facts(chains(BLOCK, "conv1").get("conv1"))).isEqualTo("conv1 - - - conv1");
    assertThat(facts(chains(BLOCK, "norm1").get("norm1"))).isEqualTo("conv1 norm1 - - norm1");
    assertThat(facts(chains(BLOCK, "plus").get("plus"))).isEqualTo("wide shortcut norm2 - plus");
  }

  /** Then the shortcut's value is needed itself, and the other convolution can take the sum. */
  @Test
  void of_aVisibleShortcut_leavesTheAdditionToTheOther() {
    Map<String, Chain> chains = chains(BLOCK, "shortcut");
    assertThat(facts(chains.get("shortcut"))).isEqualTo("wide shortcut - - shortcut");
    assertThat(facts(chains.get("relu2"))).isEqualTo("conv2 norm2 shortcut relu relu2");
  }

  @Test
  void of_aNodeWithTwoReaders_endsTheChain() {
    Graph graph =
        new GraphSketch(Shape.vector(4))
            .dense("dense1", 4)
            .relu("relu")
            .dense("dense2", 4)
            .add("plus", "dense2", "dense1")
            .graph();
    assertThat(chains(graph).values())
        .extracting(ChainTest::facts)
        .containsExactlyInAnyOrder("dense1 - - - dense1", "dense2 - dense1 - plus");
  }

  @Test
  void of_somethingAddedToItself_isNoChain() {
    Graph graph =
        new GraphSketch(Shape.vector(4)).dense("dense", 4).add("plus", "dense", "dense").graph();
    assertThat(chains(graph).values())
        .extracting(ChainTest::facts)
        .containsExactly("dense - - - dense");
  }
}
