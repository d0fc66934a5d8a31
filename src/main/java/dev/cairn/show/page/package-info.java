/** Pieces of looks: pictures, text and HTML tables, thumbnails, numbers as words. */
@NullMarked
package dev.cairn.show.page;

import org.jspecify.annotations.NullMarked;
