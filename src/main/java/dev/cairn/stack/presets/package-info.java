/** Whole networks of the literature, made of the blocks of {@link dev.cairn.stack}. */
@NullMarked
package dev.cairn.stack.presets;

import org.jspecify.annotations.NullMarked;
