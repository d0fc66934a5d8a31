package dev.cairn.engine;

import dev.cairn.graph.Graph;
import java.util.List;

/**
 * Where training stands: enough to go on, on any engine, as if it had never stopped. The position
 * in the data and the random numbers of a step follow from {@code seed} and {@code step}.
 *
 * @param weights all parameters of the graph
 * @param moments of the optimizer, each with all trained parameters: none for plain descent, {@code
 *     v} for momentum, {@code m} then {@code v} for Adam, as {@link dev.cairn.graph.Update} names
 *     them; an empty list stands for zeros
 * @param step steps done so far
 * @param seed of every random number
 */
public record State(Weights weights, List<Weights> moments, long step, long seed) {
  /** Copies the list. */
  public State {
    moments = List.copyOf(moments);
  }

  /** The state before the first step: first weights, no moments yet. */
  public static State initial(Graph graph, long seed) {
    return new State(Weights.initial(graph, seed), List.of(), 0, seed);
  }
}
