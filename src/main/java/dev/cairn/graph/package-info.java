/**
 * What a network is, for everybody above: shapes, ops, named nodes, the immutable graph, losses,
 * update rules and costs. Nothing here computes with numbers of a batch, and only the JDK is used.
 */
@NullMarked
package dev.cairn.graph;

import org.jspecify.annotations.NullMarked;
