package dev.cairn.engine.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.engine.GraphSketch;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Shape;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class WithoutDropoutTest {
  private static final Op DROP = new Op.Dropout(0.5, Op.Unit.ELEMENT);
  private static final Graph GRAPH =
      new GraphSketch(Shape.vector(4))
          .node("drop1", DROP)
          .node("drop2", DROP)
          .dense("dense", 4)
          .node("drop3", DROP)
          .add("plus", "drop3", "drop2")
          .graph();

  @Test
  void readersReadWhatDropoutRead() {
    Graph graph = WithoutDropout.of(GRAPH, Set.of("plus"));
    assertThat(graph.nodes()).extracting(Node::name).containsExactly("input", "dense", "plus");
    assertThat(graph.node("dense").inputs()).containsExactly("input");
    assertThat(graph.node("plus").inputs()).containsExactly("dense", "input");
  }

  @Test
  void whatIsSeenStays() {
    Graph graph = WithoutDropout.of(GRAPH, Set.of("drop2"));
    assertThat(graph.nodes())
        .extracting(Node::name)
        .containsExactly("input", "drop2", "dense", "plus");
    assertThat(graph.node("drop2").inputs()).containsExactly("input");
    assertThat(graph.node("plus").inputs()).isEqualTo(List.of("dense", "drop2"));
  }

  @Test
  void theOutputStays() {
    Graph graph = new GraphSketch(Shape.vector(4)).node("drop", DROP).graph();
    assertThat(WithoutDropout.of(graph, Set.of())).isEqualTo(graph);
  }

  @Test
  void aGraphWithoutDropoutStaysAsItIs() {
    Graph graph = new GraphSketch(Shape.vector(4)).dense("dense", 4).graph();
    assertThat(WithoutDropout.of(graph, Set.of("dense"))).isSameAs(graph);
  }
}
