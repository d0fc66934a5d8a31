package dev.cairn.engine;

import dev.cairn.graph.Graph;
import dev.cairn.graph.Update;
import java.util.List;

/**
 * Where training stands: enough to go on, on any engine, as if it had never stopped. The position
 * in the data and the random numbers of a step follow from {@code seed} and {@code step}.
 *
 * @param weights all parameters of the graph
 * @param moments of the optimizer, each with all trained parameters: none for plain descent, {@code
 *     v} for momentum, {@code m} then {@code v} for Adam, as {@link dev.cairn.graph.Update} names
 *     them; where weights are averaged, the average is the last one, and has the running statistics
 *     too. An empty list stands for the beginning: zeros, and an average that is the weights
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

  /**
   * What to predict with: the average where the update keeps one, else the weights.
   *
   * @param update that this is a state of
   */
  public Weights predicting(Update update) {
    boolean averaged = update.averaging() > 0 && !moments.isEmpty();
    return averaged ? moments.get(moments.size() - 1) : weights;
  }
}
