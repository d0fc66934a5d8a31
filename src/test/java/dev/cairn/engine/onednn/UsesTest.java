package dev.cairn.engine.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.engine.GraphSketch;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Op.Pooling;
import dev.cairn.graph.Shape;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class UsesTest {
  /** A norm whose ReLU follows, then an addition that reads the ReLU twice removed. */
  private static final Graph BLOCK =
      new GraphSketch(Shape.image(3, 8, 8))
          .conv("conv1", 4, 3, 1)
          .norm("norm1")
          .relu("relu1")
          .conv("conv2", 4, 3, 1)
          .norm("norm2")
          .add("plus", "norm2", "relu1")
          .relu("relu2")
          .averageHead(3)
          .graph();

  private static Uses uses(Graph graph, String... visible) {
    return new Uses(graph, Set.of(visible));
  }

  @Test
  void readers_areThoseOfTheGraph() {
    Uses uses = uses(BLOCK);
    assertThat(uses.readers("relu1")).extracting(Node::name).containsExactly("conv2", "plus");
    assertThat(uses.readers("logits")).isEmpty();
  }

  @Test
  void readers_ofANodeThatIsAddedToItself_areThereTwice() {
    Graph graph =
        new GraphSketch(Shape.vector(4)).dense("dense", 4).add("plus", "dense", "dense").graph();
    assertThat(uses(graph).readers("dense")).hasSize(2);
    assertThat(uses(graph).onlyReader(graph.node("dense"))).isEmpty();
  }

  @Test
  void endsInRelu_whereTheReluAloneReads() {
    Uses uses = uses(BLOCK);
    assertThat(BLOCK.nodes().stream().filter(uses::endsInRelu).map(Node::name))
        .containsExactly("norm1", "plus");
    assertThat(BLOCK.nodes().stream().filter(uses::isFused).map(Node::name))
        .containsExactly("relu1", "relu2");
  }

  @Test
  void endsInRelu_whereSomebodyElseReads_isFalse() {
    Graph graph =
        new GraphSketch(Shape.vector(4))
            .dense("dense", 4)
            .relu("relu")
            .add("plus", "relu", "dense")
            .graph();
    assertThat(uses(graph).endsInRelu(graph.node("dense"))).isFalse();
    assertThat(uses(graph).isFused(graph.node("relu"))).isFalse();
  }

  @Test
  void endsInRelu_ofAVisibleNode_isFalse() {
    Uses uses = uses(BLOCK, "norm1");
    assertThat(uses.endsInRelu(BLOCK.node("norm1"))).isFalse();
    assertThat(uses.isFused(BLOCK.node("relu1"))).isFalse();
    assertThat(uses.endsInRelu(BLOCK.node("plus"))).isTrue();
  }

  /** The value behind the ReLU is what the kernel gives: it may be seen. */
  @Test
  void endsInRelu_ofAVisibleRelu_isTrue() {
    assertThat(uses(BLOCK, "relu1").endsInRelu(BLOCK.node("norm1"))).isTrue();
  }

  @Test
  void isSeen_ofTheOutput_isTrue() {
    assertThat(uses(BLOCK).isSeen(BLOCK.node("logits"))).isTrue();
    assertThat(uses(BLOCK).isSeen(BLOCK.node("average"))).isFalse();
    assertThat(uses(BLOCK, "average").isSeen(BLOCK.node("average"))).isTrue();
  }

  @Test
  void relu_behindAPool_hasAKernelOfItsOwn() {
    Graph graph =
        new GraphSketch(Shape.image(3, 8, 8))
            .node("pool", new Op.Pool(Pooling.MAX, 2, 2, 0))
            .relu("relu")
            .averageHead(2)
            .graph();
    assertThat(uses(graph).isFused(graph.node("relu"))).isFalse();
  }

  @Test
  void slope_inFrontOfAMaximum_isZero() {
    for (Pooling pooling : Pooling.values()) {
      Graph graph =
          new GraphSketch(Shape.image(3, 8, 8))
              .relu("relu")
              .node("pool", new Op.Pool(pooling, 2, 2, 0))
              .averageHead(2)
              .graph();
      assertThat(uses(graph).slope(graph.node("relu")))
          .isEqualTo(pooling == Pooling.MAX ? 0 : Attributes.SLOPE);
    }
  }
}
