/**
 * Examples in batches: {@link dev.cairn.data.batches.Batches} fills direct memory one step ahead of
 * training.
 */
@NullMarked
package dev.cairn.data.batches;

import org.jspecify.annotations.NullMarked;
