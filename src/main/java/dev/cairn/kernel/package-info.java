/**
 * Cairn inside Jupyter's Java kernels: what a kernel loads by itself when Cairn is on its class
 * path. Only here Jupyter types.
 */
@NullMarked
package dev.cairn.kernel;

import org.jspecify.annotations.NullMarked;
