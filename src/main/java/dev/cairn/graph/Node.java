package dev.cairn.graph;

import java.util.List;

/**
 * A named op in a graph.
 *
 * @param name stable and unique, for example {@code stage2.block1.conv2}; its weights are named
 *     after it
 * @param op what it computes
 * @param inputs names of the nodes that it reads, in order
 * @param shape of its output for one example
 */
public record Node(String name, Op op, List<String> inputs, Shape shape) {
  /** Copies the list of inputs. */
  public Node {
    inputs = List.copyOf(inputs);
  }
}
