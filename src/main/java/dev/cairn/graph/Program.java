package dev.cairn.graph;

/**
 * What a session computes: a graph, the loss of its output, and how a step updates its weights.
 *
 * @param graph the network
 * @param loss what a step makes smaller
 * @param update the rule of a step
 */
public record Program(Graph graph, Loss loss, Update update) {
  /**
   * Checks that the loss is one of such an output, and that one of several parts covers it.
   *
   * @throws ShapeException if it does not
   */
  public Program {
    loss.targets(graph.outputShape());
    int outputs = graph.outputShape().elements();
    if (loss instanceof Loss.WeightedSum sum && sum.width() != outputs) {
      throw new ShapeException(
          "parts of the loss for the %d numbers of the output".formatted(outputs),
          "parts for " + sum.width(),
          "node " + graph.output(),
          "let trunk.heads(…) make graph and loss together");
    }
  }

  /** The shape of the targets of one example. */
  public Shape targetShape() {
    return loss.targets(graph.outputShape());
  }
}
