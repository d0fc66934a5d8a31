/**
 * Tables as numbers: {@link dev.cairn.data.tables.MatrixReader} checks columns and turns them into
 * a plain array, {@link dev.cairn.data.tables.Encoding} is fitted to some of its rows. Nothing here
 * knows what a data set is.
 */
@NullMarked
package dev.cairn.data.tables;

import org.jspecify.annotations.NullMarked;
