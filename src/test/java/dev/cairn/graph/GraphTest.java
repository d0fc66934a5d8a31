package dev.cairn.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.graph.Parameter.Role;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class GraphTest {
  private static final Shape IN = Shape.image(3, 8, 8);
  private static final Node INPUT = new Node("input", new Op.Input(IN), List.of(), IN);
  private static final Node CONV =
      new Node("conv", new Op.Convolution(4, 3, 1, 1), List.of("input"), Shape.image(4, 8, 8));
  private static final Node NORM =
      new Node("norm", new Op.BatchNorm(1e-5, 0.9), List.of("conv"), Shape.image(4, 8, 8));
  private static final Node POOL =
      new Node("pool", new Op.GlobalPool(Op.Pooling.AVERAGE), List.of("norm"), Shape.vector(4));
  private static final Node LOGITS =
      new Node("logits", new Op.Dense(10, true), List.of("pool"), Shape.vector(10));
  private static final Graph GRAPH = new Graph(List.of(INPUT, CONV, NORM, POOL, LOGITS), "logits");

  @Test
  void parameters_areInTheOrderOfTheNodes() {
    assertThat(GRAPH.parameters())
        .containsExactly(
            new Parameter("conv.weight", new Shape(List.of(4, 3, 3, 3)), Role.WEIGHT, 27, 1),
            new Parameter("norm.scale", Shape.vector(4), Role.SCALE, 0, 1),
            new Parameter("norm.shift", Shape.vector(4), Role.SHIFT, 0, 0),
            new Parameter("norm.mean", Shape.vector(4), Role.MEAN, 0, 0),
            new Parameter("norm.variance", Shape.vector(4), Role.VARIANCE, 0, 1),
            new Parameter("logits.weight", new Shape(List.of(10, 4)), Role.WEIGHT, 4, 1),
            new Parameter("logits.bias", Shape.vector(10), Role.BIAS, 0, 0));
  }

  @Test
  void parameters_ofANode_areItsOwn() {
    assertThat(GRAPH.parameters(LOGITS))
        .extracting(Parameter::name)
        .containsExactly("logits.weight", "logits.bias");
    assertThat(GRAPH.parameters(INPUT)).isEmpty();
    assertThat(GRAPH.parameters(POOL)).isEmpty();
  }

  @Test
  void parameters_ofDenseWithoutBias_areTheWeightOnly() {
    Node bare = new Node("bare", new Op.Dense(2, false), List.of("pool"), Shape.vector(2));
    Graph graph = new Graph(List.of(INPUT, CONV, NORM, POOL, bare), "bare");
    assertThat(graph.parameters(bare)).extracting(Parameter::name).containsExactly("bare.weight");
  }

  @Test
  void runningStatistics_areNotTrained() {
    assertThat(GRAPH.parameters())
        .filteredOn(p -> !p.role().isTrainable())
        .extracting(Parameter::name)
        .containsExactly("norm.mean", "norm.variance");
  }

  @Test
  void shapes_areThoseOfItsEnds() {
    assertThat(GRAPH.input()).isEqualTo(INPUT);
    assertThat(GRAPH.inputShape()).isEqualTo(IN);
    assertThat(GRAPH.outputShape()).isEqualTo(Shape.vector(10));
    assertThat(GRAPH.node("norm")).isEqualTo(NORM);
  }

  @Test
  void graph_copiesItsNodes() {
    List<Node> nodes = new ArrayList<>(List.of(INPUT, CONV));
    Graph graph = new Graph(nodes, "conv");
    nodes.clear();
    assertThat(graph.nodes()).containsExactly(INPUT, CONV);
  }

  @Test
  void node_beforeWhatItReads_isRefused() {
    assertThatThrownBy(() -> new Graph(List.of(INPUT, NORM, CONV), "conv"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("norm reads conv, which does not stand before it");
  }

  @Test
  void name_twice_isRefused() {
    assertThatThrownBy(() -> new Graph(List.of(INPUT, CONV, CONV), "conv"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("two nodes are named conv");
  }

  @Test
  void name_unknown_isRefused() {
    assertThatThrownBy(() -> new Graph(List.of(INPUT, CONV), "logits"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no node is named logits");
    assertThatThrownBy(() -> GRAPH.node("conv2"))
        .isInstanceOf(UnknownNameException.class)
        .hasMessage(
            """
            expected: the name of a node
            found:    conv2
            where:    Graph.node
            mend:     did you mean conv?""");
  }
}
