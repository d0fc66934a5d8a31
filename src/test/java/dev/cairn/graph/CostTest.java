package dev.cairn.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class CostTest {
  private static final Shape IN = Shape.image(3, 8, 8);
  private static final Node CONV =
      new Node("conv", new Op.Convolution(4, 3, 1, 1), List.of("input"), Shape.image(4, 8, 8));
  private static final Graph GRAPH =
      new Graph(
          List.of(
              new Node("input", new Op.Input(IN), List.of(), IN),
              CONV,
              new Node("norm", new Op.BatchNorm(1e-5, 0.9), List.of("conv"), CONV.shape()),
              new Node(
                  "pool", new Op.GlobalPool(Op.Pooling.AVERAGE), List.of("norm"), Shape.vector(4)),
              new Node("logits", new Op.Dense(10, true), List.of("pool"), Shape.vector(10))),
          "logits");

  @Test
  void parameters_areThoseThatAreTrained() {
    // 4 * 3 * 3 * 3 of the convolution, 4 + 4 of the norm, 4 * 10 + 10 of the dense layer.
    assertThat(Cost.of(GRAPH).parameters()).isEqualTo(108 + 8 + 50);
  }

  @Test
  void flops_areTwoForEachMultiplyAdd() {
    assertThat(Cost.of(GRAPH).flops()).isEqualTo(2 * (108 * 64 + 40));
    assertThat(Cost.of(GRAPH, List.of(CONV)).flops()).isEqualTo(2 * 108 * 64);
  }

  @Test
  void values_areAllOutputs() {
    assertThat(Cost.of(GRAPH).values()).isEqualTo(192 + 256 + 256 + 4 + 10);
  }

  @Test
  void trainingBytes_areValuesWithGradients_andFourNumbersAParameter() {
    assertThat(Cost.of(GRAPH).trainingBytes(5)).isEqualTo(4 * (2 * 718 * 5 + 4 * 166));
  }
}
