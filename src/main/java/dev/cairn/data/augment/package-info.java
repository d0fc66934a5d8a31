/**
 * Examples that differ a little in every epoch: {@link dev.cairn.data.augment.Augment} composes the
 * changes, {@link dev.cairn.data.augment.Augmented} makes them while batches are filled.
 */
@NullMarked
package dev.cairn.data.augment;

import org.jspecify.annotations.NullMarked;
