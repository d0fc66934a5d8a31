package dev.cairn.engine;

import dev.cairn.graph.CounterRandom;
import dev.cairn.graph.Loss;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Op.Pooling;
import dev.cairn.graph.Shape;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Nets in which anything follows anything: what is fused has to be right in every order. Seeds were
 * left out whose gradients are 0 on paper, where sums of floats differ, or stand at a corner.
 */
final class RandomCases {
  private static final List<Pooling> POOLINGS = List.of(Pooling.values());
  private static final int LENGTH = 9;

  private final CounterRandom random;
  private final GraphSketch sketch;
  private final List<Integer> widths;
  private int drawn;

  private RandomCases(int seed) {
    random = CounterRandom.of(seed, "nets");
    widths = pick(List.of(List.of(16, 32), List.of(8, 16, 24), List.of(4, 5, 16)));
    sketch = new GraphSketch(pick(List.of(Shape.image(3, 6, 7), Shape.image(16, 5, 8))));
    sketch.conv("node0", pick(widths), 3, 1);
  }

  static Stream<ContractCase> all() {
    return IntStream.rangeClosed(1, 12).mapToObj(RandomCases::of);
  }

  /** Always the same net for a seed. */
  static ContractCase of(int seed) {
    RandomCases net = new RandomCases(seed);
    for (int i = 1; i < LENGTH; i++) {
      net.append("node" + i);
    }
    boolean mean = net.pick(List.of(true, false));
    GraphSketch whole = mean ? net.sketch.averageHead(3) : net.sketch.head(3);
    return new ContractCase("random net " + seed, whole.graph(), Loss.CROSS_ENTROPY);
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.below(choices.size(), drawn++));
  }

  /** Mostly reads the node before it. */
  private void append(String name) {
    List<Node> nodes = sketch.graph().nodes();
    Node last = nodes.get(nodes.size() - 1);
    String input = pick(List.of(last, last, last, pick(nodes))).name();
    switch (pick(List.of(0, 0, 1, 1, 2, 2, 3, 3, 3, 4, 5))) {
      case 0 -> sketch.conv(name, pick(widths), pick(List.of(1, 3)), stride(input), input);
      case 1 -> sketch.node(name, new Op.BatchNorm(1e-2, 0.9), input);
      case 2 -> sketch.relu(name, input);
      case 3 -> sketch.add(name, last.name(), pick(alike(last, nodes)).name());
      case 4 -> sketch.node(name, new Op.Pool(pick(POOLINGS), 3, stride(input), 1), input);
      default -> shortcut(name, input);
    }
  }

  /** 1 where the image is small already. */
  private int stride(String input) {
    return sketch.graph().node(input).shape().size(1) < 4 ? 1 : pick(List.of(1, 2));
  }

  private void shortcut(String name, String input) {
    int width = sketch.graph().node(input).shape().channels();
    int more = widths.stream().filter(w -> w > width).findFirst().orElse(width) - width;
    Op op =
        more > 0 ? new Op.PadChannels(more / 2, more - more / 2) : new Op.Subsample(stride(input));
    sketch.node(name, op, input);
  }

  private static List<Node> alike(Node one, List<Node> nodes) {
    return nodes.stream().filter(node -> node.shape().equals(one.shape())).toList();
  }
}
