package dev.cairn.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.data.Datasets;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Shape;
import dev.cairn.graph.ShapeException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Trunks of nets that are there already. */
@Tag("unit")
class GivenTrunkTest {
  private static final Net OURS =
      Net.image(1, 8, 8)
          .stem(4)
          .stages(Blocks.basic().times(2), 4, 8)
          .then(x -> x.relu())
          .classify(3);

  /** As another library names it: input, two dense layers, an activation behind each. */
  private static final Graph THEIRS =
      new Graph(
          List.of(
              node("input_1", new Op.Input(Shape.vector(5)), 5),
              node("dense", new Op.Dense(4, true), 4, "input_1"),
              node("dense_1/act", new Op.Relu(), 4, "dense"),
              node("dense_1", new Op.Dense(2, true), 2, "dense_1/act"),
              node("out", new Op.Relu(), 2, "dense_1")),
          "out");

  private static Node node(String name, Op op, int width, String... inputs) {
    return new Node(name, op, List.of(inputs), Shape.vector(width));
  }

  @Test
  void of_aNetOfOurs_isAllBeforeItsHead_withItsNames() {
    Trunk trunk = Trunk.of(OURS.graph());
    List<Node> before =
        OURS.graph().nodes().stream().filter(n -> !n.name().startsWith("head")).toList();
    assertThat(trunk.graph().nodes()).isEqualTo(before);
    assertThat(trunk.shape()).isEqualTo(Shape.image(8, 4, 4));
  }

  @Test
  void of_aNetOfOurs_goesOnCounting() {
    Net longer =
        Trunk.of(OURS.graph()).stage(Blocks.basic(), 16).then(x -> x.norm().relu()).classify(3);
    List<String> names = longer.graph().nodes().stream().map(Node::name).toList();
    assertThat(names)
        .contains("stage2.block2.add1", "stage3.block1.conv1", "trunk2.norm1", "head.dense2")
        .doesNotContain("head.dense1");
    assertThat(longer.graph().node("stage3.block1.conv1").shape()).isEqualTo(Shape.image(16, 2, 2));
  }

  @Test
  void of_aNetWithSeveralHeads_isWhatTheyShare() {
    Net net =
        Net.image(1, 8, 8)
            .stem(4)
            .heads(Head.regress("a"), Head.regress("b").through(x -> x.conv(3, 2).relu()));
    assertThat(Trunk.of(net.graph()).graph().output()).isEqualTo("stem.relu1");
  }

  @Test
  void of_aNetOfOthers_isWhatItsLastDenseLayerReads() {
    Net net = Trunk.of(THEIRS).classify(7);
    assertThat(net.graph().nodes().stream().map(Node::name))
        .containsExactly("input_1", "dense", "dense_1/act", "head.dense1");
    assertThat(Trunk.of(net.graph()).graph()).isEqualTo(Trunk.of(THEIRS).graph());
  }

  @Test
  void of_aNetWithoutADenseLayerAtItsEnd_isTheWholeNet() {
    Graph features = Net.image(1, 8, 8).stem(4).stage(Blocks.basic(), 4).graph();
    assertThat(Trunk.of(features).graph()).isEqualTo(features);
  }

  @Test
  void of_aGraphAndData_asksWhatTheDataAsk() {
    Graph graph = Net.vector(10).stage(Blocks.dense(), 8).classify(3).graph();
    Net net = Trunk.of(graph, Datasets.friedman1(100, 0.5, 3)).regress();
    assertThat(net.graph().outputShape()).isEqualTo(Shape.vector(1));
  }

  @Test
  void of_aGraphAndDataOfAnotherShape_isAnErrorOfFourFacts() {
    assertThatThrownBy(() -> Trunk.of(OURS.graph(), Datasets.friedman1(100, 0.5, 3)))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            """
            expected: data with examples of 1x8x8
            found:    examples of 10
            where:    data set 'Friedman 1' for the trunk of a model
            mend:     give the examples the size and channels that the model was trained with""");
  }

  @Test
  void plain_ofAGivenTrunk_isAnErrorOfFourFacts() {
    assertThatThrownBy(() -> Trunk.of(OURS.graph()).classify(2).plain())
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            """
            expected: a net that was described from its input on, for plain()
            found:    the trunk of a model
            where:    plain()
            mend:     describe the whole net with Net.of(data), and call plain() on that""");
  }
}
