package dev.cairn.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.data.Labels;
import dev.cairn.graph.Loss;
import dev.cairn.graph.Node;
import dev.cairn.graph.Shape;
import dev.cairn.graph.ShapeException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class HeadsTest {
  private static final Trunk TRUNK = Net.image(1, 8, 8).stem(4);
  private static final Labels TOPICS = Labels.of("art", "sport", "work");

  @Test
  void heads_lieBehindEachOther_withWeightedLosses() {
    Net net = TRUNK.heads(Head.classify("topic", TOPICS), Head.regress("price").weight(0.5));

    assertThat(net.graph().outputShape()).isEqualTo(Shape.vector(4));
    assertThat(net.loss())
        .isEqualTo(
            new Loss.WeightedSum(
                List.of(
                    new Loss.Part(0, 3, 1, Loss.CROSS_ENTROPY),
                    new Loss.Part(3, 4, 0.5, Loss.MEAN_SQUARED_ERROR))));
    assertThat(net.heads().stream().map(Head::name)).containsExactly("topic", "price");
    assertThat(net.labels()).isEmpty();
  }

  @Test
  void heads_shareThePooling_unlessTheyHaveLayersOfTheirOwn() {
    Net net =
        TRUNK.heads(
            Head.classify("topic", TOPICS),
            Head.regress("the price"),
            Head.regress("age").through(x -> x.conv(3, 6).relu()));

    assertThat(net.graph().nodes().stream().map(Node::name).filter(n -> n.startsWith("head")))
        .containsExactly(
            "head.pool1",
            "head.topic.dense1",
            "head.the_price.dense1",
            "head.age.conv1",
            "head.age.relu1",
            "head.age.pool1",
            "head.age.dense1",
            "head.concatenate1");
    assertThat(net.plain().heads()).hasSize(3);
  }

  @Test
  void aSingleHead_needsNoConcatenation() {
    Net net = TRUNK.heads(Head.regress("price"));
    assertThat(net.graph().output()).isEqualTo("head.price.dense1");
  }

  @Test
  void weight_isAbove0() {
    assertThatThrownBy(() -> Head.regress("price").weight(0))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            """
            expected: a weight above 0
            found:    0.0
            where:    head 'price'
            mend:     give a number such as 0.5, or leave the head out\
            """);
  }

  @Test
  void names_areNotBlank() {
    assertThatThrownBy(() -> Head.regress(" "))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            """
            expected: a name
            found:    ' '
            where:    a head
            mend:     name it as the data name its answer\
            """);
  }

  @Test
  void names_differ() {
    assertThatThrownBy(() -> TRUNK.heads(Head.regress("price"), Head.classify("price", TOPICS)))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            """
            expected: a name of its own for each head
            found:    'price' twice
            where:    heads
            mend:     name this head otherwise\
            """);
  }

  @Test
  void classes_areKnown() {
    assertThatThrownBy(() -> TRUNK.heads(Head.classify("topic")))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            """
            expected: classes for head 'topic'
            found:    none
            where:    heads
            mend:     say which: Head.classify("topic", Labels.of(…)); for a number, Head.regress("topic")\
            """);
  }

  @Test
  void heads_withoutDataOrNames_areNone() {
    assertThatThrownBy(TRUNK::heads)
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            """
            expected: one head or more
            found:    none
            where:    heads
            mend:     begin with Net.of(data), or say which: heads(Head.classify("kind", labels))\
            """);
  }
}
