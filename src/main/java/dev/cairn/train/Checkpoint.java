package dev.cairn.train;

import dev.cairn.engine.State;
import dev.cairn.engine.Weights;
import java.time.Instant;

/**
 * All that a training needs to go on: in memory a part of its {@link Run}, on disk a file of {@link
 * StateFile}.
 *
 * @param last where training stands
 * @param best weights of the best epoch; before the first one, those of {@code last}
 * @param standing what was measured, and the settings that must not change
 * @param begun when the run began
 */
record Checkpoint(State last, Weights best, Standing standing, Instant begun) {}
