package dev.cairn.engine;

import dev.cairn.graph.Loss;
import dev.cairn.graph.Op;
import dev.cairn.graph.Op.Function;
import dev.cairn.graph.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Activations alone and in blocks. */
final class ActivationCases {
  private static final List<Shape> SHAPES =
      List.of(Shape.image(3, 4, 3), Shape.sequence(3, 7), Shape.vector(6));

  private ActivationCases() {}

  static Op.Activation activation(Function function) {
    boolean has = function == Function.LEAKY_RELU || function == Function.ELU;
    return new Op.Activation(function, has ? 0.3 : 0);
  }

  static Stream<ContractCase> ops() {
    return SHAPES.stream()
        .flatMap(
            shape ->
                Arrays.stream(Function.values())
                    .map(function -> ContractCases.op(shape, activation(function))));
  }

  static Stream<ContractCase> nets() {
    return Arrays.stream(Function.values()).map(function -> net(function, 4));
  }

  static Stream<ContractCase> wide() {
    return Arrays.stream(Function.values()).map(function -> net(function, 16));
  }

  /** Behind norms, additions and weights, and read twice. */
  private static ContractCase net(Function function, int width) {
    Op activation = activation(function);
    GraphSketch sketch =
        new GraphSketch(Shape.image(3, 4, 5))
            .conv("stem", width, 3, 1)
            .norm("norm")
            .node("first", activation)
            .conv("conv1", width, 3, 1)
            .node("second", activation)
            .conv("conv2", width, 3, 1)
            .add("plus", "conv2", "first")
            .node("third", activation);
    return new ContractCase(
        "%s, width %d".formatted(function, width),
        sketch.averageHead(3).graph(),
        Loss.CROSS_ENTROPY);
  }
}
