/**
 * Kernels in plain Java over arrays of floats, for what the fast engine's native library has none,
 * and the threads that share their work.
 */
@NullMarked
package dev.cairn.engine.loops;

import org.jspecify.annotations.NullMarked;
