/**
 * The contract between training and the engines that compute: {@link dev.cairn.engine.Engine} opens
 * a {@link dev.cairn.engine.Session}, the only owner of native memory; {@link
 * dev.cairn.engine.State} moves between engines.
 */
@NullMarked
package dev.cairn.engine;

import org.jspecify.annotations.NullMarked;
