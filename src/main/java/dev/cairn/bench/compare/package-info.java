/**
 * Comparisons: Cairn's engines and other frameworks measured in turn, one process a measurement,
 * and the table of their ratios.
 */
@NullMarked
package dev.cairn.bench.compare;

import org.jspecify.annotations.NullMarked;
