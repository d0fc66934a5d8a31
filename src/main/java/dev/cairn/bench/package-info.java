/**
 * Speed measurements: one process a measurement, one JSON line each, with the keys of {@code
 * bench/peers/bench.py}, so that other frameworks can stand beside Cairn's engines.
 */
@NullMarked
package dev.cairn.bench;

import org.jspecify.annotations.NullMarked;
