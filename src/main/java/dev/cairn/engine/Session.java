package dev.cairn.engine;

import dev.cairn.graph.Batch;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A program loaded into an engine, with its weights in native memory. Used by one thread only.
 *
 * <p>A batch of texts with padding may be shorter than the graph's input where there is a {@link
 * dev.cairn.graph.ShorterGraph} of that length: it is computed by that one, with the same weights,
 * and shapes of nodes are those of it. Only what dropout draws depends on the length.
 *
 * <p>Arrays that come back are row-major, with the batch as the outermost dimension.
 */
public interface Session extends AutoCloseable {

  /**
   * Forward, backward and update on one batch, and on the parts that were accumulated before.
   *
   * @param learningRate of this step
   * @return the mean loss of this batch before the update, without weight decay; not finite if
   *     training has diverged, and then the weights must be restored before they are used
   * @throws EngineException if the batch does not fit the graph, or memory is short
   */
  double step(Batch batch, double learningRate);

  /**
   * Forward and backward on one part of the examples of the next step: that step then uses the mean
   * gradient over all examples of its parts and of its own batch (or over all answered positions,
   * where the loss is a mean over those). Norms normalise each part by itself, and running
   * statistics move with each part. Dropout draws anew for each part behind the first: with {@code
   * t.part} in the place of {@code t}.
   *
   * <p>What was accumulated is no part of {@link #state}, and {@link #restore} drops it.
   *
   * @return the mean loss of this part
   * @throws EngineException if the batch does not fit the graph, or memory is short
   */
  double accumulate(Batch batch);

  /**
   * Values of nodes in inference: norms use their running statistics, and nothing is dropped.
   * Targets are not read.
   *
   * @param nodes names; each becomes a key
   * @return for each node {@code batch.size() * shape.elements()} numbers
   * @throws EngineException if the inputs do not fit the graph, or a node is unknown
   */
  Map<String, float[]> forward(Batch batch, List<String> nodes);

  /**
   * Gradients of the batch's mean loss in training mode: norms use the batch, and dropout draws
   * what the next step would draw, each time it is asked. Nothing changes: no weight, moment or
   * running statistic.
   *
   * <p>Weight decay is no part of them; a frozen parameter has a gradient too.
   *
   * @param names of trained parameters, or of nodes (the gradient with respect to their output; the
   *     input is a node)
   * @return for each parameter {@code elements()} numbers, for each node {@code batch.size() *
   *     shape.elements()}
   * @throws EngineException if the batch does not fit the graph, or a name is unknown
   */
  Map<String, float[]> gradients(Batch batch, List<String> names);

  /**
   * Parameters that later steps leave as they are, bit for bit, with their moments and their
   * average; replaces what was frozen before. The norm by which gradients are clipped leaves them
   * out. A frozen running statistic stays too, but in training its norm goes on normalising with
   * the batch.
   *
   * @param parameters names, of any role; none to un-freeze all
   * @throws EngineException if one is unknown
   */
  void freeze(Set<String> parameters);

  /** A copy of where training stands. */
  State state();

  /**
   * Goes back, or on, to another state of the same graph. What is frozen stays frozen, at the
   * values of that state.
   *
   * @throws EngineException if the state is not one of this program; then nothing changes
   */
  void restore(State state);

  /**
   * Frees all native memory; a second call does nothing. All other methods throw an {@link
   * EngineException} from then on.
   */
  @Override
  void close();
}
