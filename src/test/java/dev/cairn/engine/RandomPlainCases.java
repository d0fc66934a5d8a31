package dev.cairn.engine;

import dev.cairn.graph.CounterRandom;
import dev.cairn.graph.Loss;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Op.Unit;
import dev.cairn.graph.Shape;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * As {@link RandomCases}, with the ops of {@link PlainCases} among the others. Seed 3 has a scale
 * in front of a norm, whose gradient is 0 on paper; the products of seed 4 do not train.
 */
final class RandomPlainCases {
  private static final List<Unit> UNITS = List.of(Unit.values());
  private static final int LENGTH = 12;

  private final CounterRandom random;
  private final GraphSketch sketch;
  private final List<Integer> widths;
  private int drawn;

  private RandomPlainCases(int seed) {
    random = CounterRandom.of(seed, "plain nets");
    widths = pick(List.of(List.of(16, 32), List.of(8, 16), List.of(4, 6)));
    sketch = new GraphSketch(pick(List.of(Shape.image(3, 6, 4), Shape.image(16, 4, 5))));
    sketch.conv("node0", pick(widths), 3, 1);
  }

  static Stream<ContractCase> all() {
    return IntStream.rangeClosed(1, 24)
        .filter(seed -> seed != 3 && seed != 4)
        .mapToObj(RandomPlainCases::of);
  }

  /** Always the same net for a seed. */
  static ContractCase of(int seed) {
    RandomPlainCases net = new RandomPlainCases(seed);
    for (int i = 1; i < LENGTH; i++) {
      net.append("node" + i);
    }
    return new ContractCase(
        "random plain net " + seed, net.sketch.head(3).graph(), Loss.MEAN_SQUARED_ERROR);
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.below(choices.size(), drawn++));
  }

  /** Mostly reads the node before it. */
  private void append(String name) {
    List<Node> nodes = sketch.graph().nodes();
    Node last = nodes.get(nodes.size() - 1);
    Node input = pick(List.of(last, last, pick(nodes)));
    switch (random.below(12, drawn++)) {
      case 0 -> sketch.conv(name, pick(widths), pick(List.of(1, 3)), 1, image(input));
      case 1 -> sketch.norm(name, input.name());
      case 2 -> sketch.relu(name, input.name());
      case 3, 4 -> sketch.add(name, last.name(), alike(last, nodes));
      case 5 -> sketch.node(name, new Op.Multiply(), last.name(), alike(last, nodes));
      case 6 -> sketch.node(name, new Op.Scale(pick(List.of(true, false)), 1), input.name());
      case 7 -> sketch.node(name, new Op.Shift(pick(List.of(true, false))), input.name());
      case 8 -> sketch.node(name, new Op.Dropout(0.2, pick(UNITS)), input.name());
      case 9 -> sketch.node(name, new Op.GroupNorm(pick(List.of(1, 2)), 1e-2, 1), image(input));
      case 10 -> reshape(name, input.shape().elements(), input.name());
      default -> sketch.node(name, new Op.Concatenate(), last.name(), alike(last, nodes));
    }
  }

  /** The name of the node, or of the first one if this is no image with channels for groups. */
  private String image(Node node) {
    return node.shape().isImage() && node.shape().channels() % 2 == 0 ? node.name() : "node0";
  }

  private void reshape(String name, int count, String input) {
    Shape shape =
        pick(
            List.of(
                Shape.image(count / 4, 2, 2), Shape.sequence(2, count / 2), Shape.vector(count)));
    sketch.node(name, new Op.Reshape(shape), input);
  }

  private String alike(Node one, List<Node> nodes) {
    return pick(nodes.stream().filter(node -> node.shape().equals(one.shape())).toList()).name();
  }
}
