package dev.cairn.graph;

import java.util.List;

/**
 * What a network, or a part of one, costs.
 *
 * @param parameters trained numbers; running statistics are not counted
 * @param flops floating-point operations of one forward pass for one example: two for each
 *     multiply-add of convolutions, dense and recurrent layers and attention, as papers count them
 * @param values numbers that the nodes put out for one example
 */
public record Cost(long parameters, long flops, long values) {

  /** The cost of a whole graph. */
  public static Cost of(Graph graph) {
    return of(graph, graph.nodes());
  }

  /** The cost of some of a graph's nodes. */
  public static Cost of(Graph graph, List<Node> nodes) {
    Cost sum = new Cost(0, 0, 0);
    for (Node node : nodes) {
      sum = sum.plus(of(graph, node));
    }
    return sum;
  }

  private static Cost of(Graph graph, Node node) {
    long parameters = 0;
    long multiplyAdds = 0;
    Shape shape = node.shape();
    for (Parameter parameter : graph.parameters(node)) {
      if (parameter.role().isTrainable()) {
        parameters += parameter.elements();
      }
      if (parameter.role() == Parameter.Role.WEIGHT && !(node.op() instanceof Op.Embedding)) {
        multiplyAdds += (long) parameter.elements() * (shape.elements() / shape.channels());
      }
    }
    if (node.op() instanceof Op.Attention) {
      multiplyAdds += 2L * shape.elements() * shape.size(1);
    }
    if (node.op() instanceof Op.AttentionPool) {
      int read = graph.node(node.inputs().get(0)).shape().elements();
      multiplyAdds = 2L * read; // query times keys, weights times values
    }
    return new Cost(parameters, 2 * multiplyAdds, shape.elements());
  }

  private Cost plus(Cost other) {
    return new Cost(parameters + other.parameters, flops + other.flops, values + other.values);
  }

  /**
   * Bytes that training on batches of {@code size} examples needs at most: values and gradients of
   * all nodes, and four numbers for each parameter (weight, gradient, two moments), as floats.
   */
  public long trainingBytes(int size) {
    return Float.BYTES * (2 * values * size + 4 * parameters);
  }
}
