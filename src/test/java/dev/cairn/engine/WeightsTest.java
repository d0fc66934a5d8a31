package dev.cairn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.graph.Graph;
import dev.cairn.graph.Op;
import dev.cairn.graph.Parameter;
import dev.cairn.graph.Shape;
import dev.cairn.graph.UnknownNameException;
import java.nio.ReadOnlyBufferException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class WeightsTest {
  private static final Graph GRAPH =
      new GraphSketch(Shape.image(32, 8, 8))
          .conv("conv", 64, 3, 1)
          .norm("norm")
          .averageHead(500)
          .graph();

  @Test
  void initial_weights_haveVarianceTwoOverFanIn() {
    Weights weights = Weights.initial(GRAPH, 7);
    assertNormal(weights.copy("conv.weight"), 2.0 / (32 * 9));
    assertNormal(weights.copy("logits.weight"), 2.0 / 64);
  }

  private static void assertNormal(float[] values, double variance) {
    int n = values.length;
    double mean = IntStream.range(0, n).mapToDouble(i -> values[i]).average().orElseThrow();
    double square =
        IntStream.range(0, n).mapToDouble(i -> values[i] * values[i]).average().orElseThrow();
    // Five standard errors.
    assertThat(mean).isCloseTo(0, within(5 * Math.sqrt(variance / n)));
    assertThat(square).isCloseTo(variance, within(5 * variance * Math.sqrt(2.0 / n)));
  }

  @Test
  void initial_vectorOfPadding_isZero() {
    Graph graph =
        new GraphSketch(Shape.vector(4))
            .node("padded", new Op.Embedding(3, 2, true))
            .node("other", new Op.Embedding(3, 2), "input")
            .graph();
    Weights weights = Weights.initial(graph, 7);
    assertThat(weights.copy("padded.weight")).startsWith(0, 0);
    assertThat(Arrays.copyOfRange(weights.copy("padded.weight"), 2, 6)).doesNotContain(0);
    assertThat(weights.copy("other.weight")).doesNotContain(0);
  }

  @Test
  void initial_restIsOneOrZero() {
    Weights weights = Weights.initial(GRAPH, 7);
    assertThat(weights.copy("norm.scale")).hasSize(64).containsOnly(1);
    assertThat(weights.copy("norm.variance")).hasSize(64).containsOnly(1);
    assertThat(weights.copy("norm.shift")).hasSize(64).containsOnly(0);
    assertThat(weights.copy("norm.mean")).hasSize(64).containsOnly(0);
    assertThat(weights.copy("logits.bias")).hasSize(500).containsOnly(0);
  }

  @Test
  void initial_dependsOnSeedAndName() {
    Graph twins = new GraphSketch(Shape.vector(9)).dense("one", 9).dense("two", 9).graph();
    float[] one = Weights.initial(twins, 1).copy("one.weight");
    assertThat(Weights.initial(twins, 1).copy("one.weight")).isEqualTo(one);
    assertThat(Weights.initial(twins, 1).copy("two.weight")).isNotEqualTo(one);
    assertThat(Weights.initial(twins, 2).copy("one.weight")).isNotEqualTo(one);
  }

  @Test
  void zeros_areForTrainedParametersOnly() {
    Weights zeros = Weights.zeros(GRAPH);
    assertThat(zeros.names())
        .containsExactlyElementsOf(
            GRAPH.parameters().stream()
                .filter(p -> p.role().isTrainable())
                .map(Parameter::name)
                .toList());
    assertThat(zeros.copy("norm.scale")).hasSize(64).containsOnly(0);
  }

  @Test
  void weights_cannotBeChangedFromOutside() {
    float[] array = {1, 2};
    Map<String, float[]> arrays = new LinkedHashMap<>(Map.of("a", array));
    Weights weights = Weights.of(arrays);
    array[0] = 9;
    arrays.clear();
    weights.copy("a")[1] = 9;
    assertThat(weights.copy("a")).containsExactly(1, 2);
    assertThatThrownBy(() -> weights.get("a").put(0, 9))
        .isInstanceOf(ReadOnlyBufferException.class);
    assertThatThrownBy(() -> weights.names().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void unknownName_isRefused() {
    assertThatThrownBy(() -> Weights.of(Map.of()).get("conv.weight"))
        .isInstanceOf(UnknownNameException.class)
        .hasMessage(
            """
            expected: the name of weights
            found:    conv.weight
            where:    Weights.get
            mend:     there is none to choose from\
            """);
  }
}
