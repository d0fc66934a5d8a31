/**
 * Files of separated values: {@link dev.cairn.data.csv.CsvFile} reads them as tables and knows the
 * line of each row.
 */
@NullMarked
package dev.cairn.data.csv;

import org.jspecify.annotations.NullMarked;
