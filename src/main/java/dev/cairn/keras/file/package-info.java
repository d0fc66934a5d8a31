/**
 * What stands in a Keras {@code .h5} file: layers with their options, and arrays. Nothing is known
 * here of graphs; every size is checked before memory is taken.
 */
@NullMarked
package dev.cairn.keras.file;

import org.jspecify.annotations.NullMarked;
