/**
 * Files of models and of trainings: named arrays as {@link dev.cairn.store.TensorFile} says,
 * records as text, both together in an {@link dev.cairn.store.Archive}, written whole or not at
 * all, and checked when they are read. Nothing here knows what a model is.
 */
@NullMarked
package dev.cairn.store;

import org.jspecify.annotations.NullMarked;
