/**
 * Published data sets that are fetched once: {@link dev.cairn.data.download.FashionMnist}, the
 * downloads that are checked by size and checksum, and the user's cache.
 */
@NullMarked
package dev.cairn.data.download;

import org.jspecify.annotations.NullMarked;
