/**
 * Cairn inside Jupyter's Java kernels: JJava, IJava and rapaio, each by an adapter of one file.
 * Only here Jupyter types.
 */
@NullMarked
package dev.cairn.kernel;

import org.jspecify.annotations.NullMarked;
