package dev.cairn.engine;

import dev.cairn.graph.Graph;
import java.util.List;

/**
 * Where training stands: enough to go on, on any engine, as if it had never stopped. The position
 * in the data and the random numbers of a step follow from {@code seed} and {@code step}.
 *
 * @param weights all parameters of the graph
 * @param moments of the optimizer: none before the first step of a rule that needs none, one for
 *     momentum, two for Adam (mean, then mean of squares); each has the trained parameters
 * @param step steps done so far
 * @param seed of every random number
 */
public record State(Weights weights, List<Weights> moments, long step, long seed) {
  /** Copies the list. */
  public State {
    moments = List.copyOf(moments);
  }

  /** The state before the first step: first weights, no moments yet (read as zeros). */
  public static State initial(Graph graph, long seed) {
    return new State(Weights.initial(graph, seed), List.of(), 0, seed);
  }
}
