package dev.cairn.engine;

import dev.cairn.graph.Graph;
import dev.cairn.graph.Shape;
import dev.cairn.graph.ShorterGraph;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A net and the same for shorter texts, as far as batches ask for them. */
final class ShorterGraphs {
  /** Lengths that are kept. */
  private static final int KEPT = 16;

  private final Graph whole;
  private final Map<Integer, Optional<Graph>> shorter = new HashMap<>();

  ShorterGraphs(Graph whole) {
    this.whole = whole;
  }

  /** The net for inputs of this shape, if there is one. */
  Optional<Graph> of(Shape input) {
    if (input.equals(whole.inputShape())) {
      return Optional.of(whole);
    }
    if (!input.isVector()) {
      return Optional.empty();
    }
    if (shorter.size() >= KEPT && !shorter.containsKey(input.elements())) {
      shorter.clear();
    }
    return Objects.requireNonNull(
        shorter.computeIfAbsent(input.elements(), length -> ShorterGraph.of(whole, length)));
  }
}
