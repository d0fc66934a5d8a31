/**
 * Training: {@link dev.cairn.train.Trainer} fits a net to a data set and gives a {@link
 * dev.cairn.train.Run} with the best model, the history and the last state. Progress flows one way,
 * as snapshots, to the one {@link dev.cairn.train.ProgressView} of the host.
 */
@NullMarked
package dev.cairn.train;

import org.jspecify.annotations.NullMarked;
