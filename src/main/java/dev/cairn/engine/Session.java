package dev.cairn.engine;

import dev.cairn.graph.Batch;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A program loaded into an engine, with its weights in native memory. Used by one thread only.
 *
 * <p>Arrays that come back are row-major, with the batch as the outermost dimension.
 */
public interface Session extends AutoCloseable {

  /**
   * Forward, backward and update on one batch.
   *
   * @param learningRate of this step
   * @return the mean loss before the update; not finite if training has diverged, and then the
   *     weights must be restored before they are used
   * @throws EngineException if the batch does not fit the graph, or memory is short
   */
  double step(Batch batch, double learningRate);

  /**
   * Values of nodes in inference: norms use their running statistics. Targets are not read.
   *
   * @param nodes names; each becomes a key
   * @return for each node {@code batch.size() * shape.elements()} numbers
   */
  Map<String, float[]> forward(Batch batch, List<String> nodes);

  /**
   * Gradients of the batch's mean loss in training mode (norms use the batch). Nothing changes: no
   * weight, moment or running statistic.
   *
   * @param names of trained parameters, or of nodes (the gradient with respect to their output)
   */
  Map<String, float[]> gradients(Batch batch, List<String> names);

  /** Parameters that later steps leave as they are; replaces what was frozen before. */
  void freeze(Set<String> parameters);

  /** A copy of where training stands. */
  State state();

  /** Goes back, or on, to another state of the same graph. */
  void restore(State state);

  /** Frees all native memory; a second call does nothing. */
  @Override
  void close();
}
