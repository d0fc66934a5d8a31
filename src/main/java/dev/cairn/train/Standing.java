package dev.cairn.train;

import dev.cairn.task.Scores;
import java.util.Optional;

/**
 * What a run remembers, beside its last state, so that it can go on.
 *
 * @param batch examples of a batch: with the number of steps, the position in the data
 * @param accumulate batches of a step
 * @param buckets whether texts are taken by length
 * @param optimizer that the moments of the last state belong to
 * @param best scores of the best epoch, none before the first
 * @param tally what was measured
 * @param flow of gradients, if it was looked at
 */
record Standing(
    int batch,
    int accumulate,
    boolean buckets,
    Optimizer optimizer,
    Optional<Scores> best,
    Tally tally,
    Optional<GradientFlow> flow) {}
