/**
 * Models that Keras saved as {@code .h5}: {@link dev.cairn.keras.Keras} makes graph, weights and
 * task of them, without Deeplearning4j and without TensorFlow. Keras puts channels last; here they
 * stand first, so weights are turned on the way in.
 */
@NullMarked
package dev.cairn.keras;

import org.jspecify.annotations.NullMarked;
