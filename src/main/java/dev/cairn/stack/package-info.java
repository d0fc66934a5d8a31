/**
 * The language in which networks are stacked: {@link dev.cairn.stack.Net} begins a {@link
 * dev.cairn.stack.Trunk}, {@link dev.cairn.stack.Blocks} are put on it, and a head makes it a
 * {@link dev.cairn.stack.Net} again. Every description lowers to a {@link dev.cairn.graph.Graph}
 * with checked shapes while it is typed.
 */
@NullMarked
package dev.cairn.stack;

import org.jspecify.annotations.NullMarked;
