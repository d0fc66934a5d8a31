package dev.cairn.engine.onednn;

import dev.cairn.engine.loops.Draws;
import dev.cairn.engine.loops.Team;
import dev.cairn.graph.Graph;

/**
 * What all plans of a session share.
 *
 * @param library the natives
 * @param graph that is computed
 * @param parameters their memory
 * @param team threads of Java's own kernels
 * @param draws random numbers of the step
 */
record Context(OneDnn library, Graph graph, ParameterMemory parameters, Team team, Draws draws) {

  /** The same for another graph with the same parameters. */
  Context with(Graph other) {
    return new Context(library, other, parameters, team, draws);
  }
}
