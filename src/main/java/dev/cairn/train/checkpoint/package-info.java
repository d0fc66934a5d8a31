/**
 * Files of named arrays with a small header, as {@link dev.cairn.train.checkpoint.TensorFile} says:
 * written whole or not at all, and checked when they are read.
 */
@NullMarked
package dev.cairn.train.checkpoint;

import org.jspecify.annotations.NullMarked;
