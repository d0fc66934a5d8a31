package dev.cairn.stack.lint;

import dev.cairn.graph.Graph;
import java.util.List;

/** Looks for one kind of trouble. */
@FunctionalInterface
interface Rule {
  /** What it found, in the order of the nodes. */
  List<Finding> check(Graph graph);
}
