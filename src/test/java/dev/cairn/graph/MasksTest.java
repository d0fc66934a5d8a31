package dev.cairn.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.engine.GraphSketch;
import java.nio.FloatBuffer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class MasksTest {
  private static final Op PADDED = new Op.Embedding(9, 4, true);

  private static GraphSketch text() {
    return new GraphSketch(Shape.vector(8)).node("embed", PADDED);
  }

  private static Op convolution(int kernel, int stride, int before, int after) {
    Window window = Window.line(new Window.Axis(kernel, stride, 1, before, after));
    return new Op.Convolution(4, window, 1, true, 1);
  }

  private static int[] valid(GraphSketch sketch, String node) {
    return Masks.of(sketch.graph()).validByTokens(node);
  }

  @Test
  void tokens_endWithTheLastIndexThatIsNoPadding() {
    FloatBuffer indices = FloatBuffer.wrap(new float[] {3, 0, 2, 0, 0, 0, 0, 0, 1, 1});
    assertThat(Masks.tokens(indices, 0, 5)).isEqualTo(3);
    assertThat(Masks.tokens(indices, 4, 4)).isEqualTo(1);
    assertThat(Masks.tokens(indices, 5, 5)).isEqualTo(5);
  }

  @Test
  void embedding_withoutPadding_beginsNothing() {
    Graph graph = new GraphSketch(Shape.vector(8)).node("embed", new Op.Embedding(9, 4)).graph();
    assertThat(Masks.of(graph).isEmpty()).isTrue();
    assertThat(Masks.of(graph).has("embed")).isFalse();
  }

  @Test
  void positions_areThoseOfAGraphOfTheExamplesLength() {
    GraphSketch sketch =
        text()
            .node("same", convolution(3, 1, 1, 1))
            .node("half", convolution(3, 2, 1, 1))
            .node("sub", new Op.Subsample(2), "embed")
            .node(
                "floor",
                new Op.Pool(Op.Pooling.MAX, Window.line(Window.Axis.padded(2, 2, 0))),
                "embed")
            .node("causal", convolution(3, 1, 2, 0), "embed")
            .node("inner", convolution(3, 1, 0, 0), "embed");
    assertThat(valid(sketch, "embed")).containsExactly(1, 1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(valid(sketch, "same")).containsExactly(1, 1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(valid(sketch, "half")).containsExactly(1, 1, 1, 2, 2, 3, 3, 4, 4);
    assertThat(valid(sketch, "sub")).containsExactly(1, 1, 1, 2, 2, 3, 3, 4, 4);
    assertThat(valid(sketch, "floor")).containsExactly(1, 1, 1, 1, 2, 2, 3, 3, 4);
    assertThat(valid(sketch, "causal")).containsExactly(1, 1, 2, 3, 4, 5, 6, 7, 8);
    // Too short for one window: one position, which sees zeros behind the end.
    assertThat(valid(sketch, "inner")).containsExactly(1, 1, 1, 1, 2, 3, 4, 5, 6);
  }

  @Test
  void sum_isValidWhereBothAre() {
    GraphSketch sketch =
        text()
            .node("ceil", convolution(3, 2, 1, 1))
            .node("floor", convolution(2, 2, 0, 0), "embed")
            .add("plus", "ceil", "floor");
    assertThat(valid(sketch, "plus")).isEqualTo(valid(sketch, "floor"));
  }

  @Test
  void oneAnswerOfAllPositions_hasNoPadding() {
    GraphSketch sketch =
        text()
            .node("largest", new Op.KMaxPool(2))
            .node("last", new Op.LastPosition(), "embed")
            .node("attention", new Op.AttentionPool(), "embed", "embed")
            .node("mean", new Op.GlobalPool(Op.Pooling.AVERAGE), "embed")
            .node("flat", new Op.Flatten(), "embed")
            .node("other", new Op.Reshape(Shape.sequence(8, 4)), "flat");
    Masks masks = Masks.of(sketch.graph());
    for (String node :
        new String[] {"input", "largest", "last", "attention", "mean", "flat", "other"}) {
      assertThat(masks.has(node)).as(node).isFalse();
    }
  }

  @Test
  void flattened_andBack_isPaddedAgain() {
    GraphSketch sketch =
        text()
            .node("flat", new Op.Flatten())
            .node("shift", new Op.Shift(true))
            .node("back", new Op.Reshape(Shape.sequence(4, 8)));
    assertThat(Masks.of(sketch.graph()).valid("back", 3)).isEqualTo(3);
  }
}
