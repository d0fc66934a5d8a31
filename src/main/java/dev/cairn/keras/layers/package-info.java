/**
 * What each kind of Keras layer becomes: one or a few nodes of a graph, with their weights. {@link
 * dev.cairn.keras.layers.Layers} has the list.
 */
@NullMarked
package dev.cairn.keras.layers;

import org.jspecify.annotations.NullMarked;
