/**
 * The fast CPU engine: a graph is compiled once for each batch size into a plan of oneDNN
 * primitives with planned memory, and then only executed. Only here oneDNN is imported.
 */
@NullMarked
package dev.cairn.engine.onednn;

import org.jspecify.annotations.NullMarked;
