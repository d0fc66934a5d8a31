package dev.cairn.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.data.Labels;
import dev.cairn.engine.GraphSketch;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Features;
import dev.cairn.stack.Net;
import dev.cairn.stack.Trunk;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class ShorterGraphTest {
  private static Trunk text() {
    return Net.paddedTokens(9, 32).embed(8);
  }

  private static Graph convolutions() {
    return text().stages(Blocks.basic().times(1), 8, 16).classify(3).graph();
  }

  @Test
  void of_keepsNodesOpsAndParametersOverFewerPositions() {
    Graph whole = convolutions();
    Graph shorter = ShorterGraph.of(whole, 16).orElseThrow();

    assertThat(shorter.inputShape()).isEqualTo(Shape.vector(16));
    assertThat(shorter.outputShape()).isEqualTo(Shape.vector(3));
    assertThat(shorter.parameters()).isEqualTo(whole.parameters());
    assertThat(shorter.nodes()).extracting(Node::name).isEqualTo(names(whole));
    assertThat(shorter)
        .isEqualTo(
            Net.paddedTokens(9, 16)
                .embed(8)
                .stages(Blocks.basic().times(1), 8, 16)
                .classify(3)
                .graph());
  }

  private static List<String> names(Graph graph) {
    return graph.nodes().stream().map(Node::name).toList();
  }

  @Test
  void of_theWholeLength_isTheNetItself() {
    Graph whole = convolutions();
    assertThat(ShorterGraph.of(whole, 32)).containsSame(whole);
    assertThat(ShorterGraph.of(whole, 33)).isEmpty();
    assertThat(ShorterGraph.of(whole, 0)).isEmpty();
  }

  @Test
  void of_aNetThatTags_hasFewerAnswers() {
    Graph graph = text().stage(Blocks.bidirectionalLstm().times(1), 8).tag(labels()).graph();
    assertThat(ShorterGraph.of(graph, 8).orElseThrow().outputShape())
        .isEqualTo(Shape.sequence(2, 8));
  }

  private static Labels labels() {
    return Labels.of("O", "B-person");
  }

  @Test
  void of_maximaThatAreFlattened_isThere() {
    Graph graph = text().stage(Blocks.basic(), 8).kMax(8).classify(2).graph();
    assertThat(ShorterGraph.of(graph, 8)).isPresent();
    assertThat(ShorterGraph.of(graph, 7)).as("fewer positions than maxima").isEmpty();
  }

  @Test
  void of_whatBelongsToPositions_isNothing() {
    Graph positions =
        text().then(Features::positions).stage(Blocks.transformer(2), 8).classify(2).graph();
    Graph flat = sketch(true).node("flat", new Op.Flatten()).dense("logits", 2).graph();
    Graph open = sketch(true).node("flat", new Op.Flatten()).graph();
    Graph back =
        sketch(true)
            .node("flat", new Op.Flatten())
            .node("shift", new Op.Shift(false))
            .node("back", new Op.Reshape(Shape.sequence(4, 16)))
            .averageHead(2)
            .graph();

    assertThat(ShorterGraph.of(positions, 16)).isEmpty();
    assertThat(ShorterGraph.of(flat, 8)).isEmpty();
    assertThat(ShorterGraph.of(open, 8)).isEmpty();
    assertThat(ShorterGraph.of(back, 8)).isEmpty();
  }

  @Test
  void of_textsWithoutPadding_isNothing() {
    Graph characters = sketch(false).averageHead(2).graph();
    Graph numbers = Net.vector(16).stage(Blocks.dense(), 8).classify(2).graph();
    Graph pictures = Net.image(1, 8, 8).stem(8).classify(2).graph();

    assertThat(ShorterGraph.of(characters, 8)).isEmpty();
    assertThat(ShorterGraph.of(numbers, 8)).isEmpty();
    assertThat(ShorterGraph.of(pictures, 8)).isEmpty();
  }

  @Test
  void of_anInputThatIsReadOtherwiseToo_isNothing() {
    Graph graph =
        sketch(true)
            .node("open", new Op.Embedding(9, 4), "input")
            .node("a", new Op.GlobalPool(Op.Pooling.AVERAGE), "embed")
            .node("b", new Op.GlobalPool(Op.Pooling.AVERAGE), "open")
            .add("sum", "a", "b")
            .graph();
    assertThat(ShorterGraph.of(graph, 8)).isEmpty();
  }

  @Test
  void of_aStrideInFrontOfAnswersAtPositions_goesInStepOrNotAtAll() {
    Graph half = sketch(true).node("half", new Op.Subsample(2)).graph();
    assertThat(ShorterGraph.of(half, 8).orElseThrow().outputShape())
        .isEqualTo(Shape.sequence(4, 4));
    assertThat(ShorterGraph.of(half, 9)).isEmpty();
    Graph third = sketch(true).node("third", new Op.Subsample(3)).graph();
    assertThat(ShorterGraph.of(third, 9)).isEmpty();
  }

  private static GraphSketch sketch(boolean padded) {
    return new GraphSketch(Shape.vector(16)).node("embed", new Op.Embedding(9, 4, padded));
  }
}
