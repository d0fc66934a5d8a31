/**
 * Folders of pictures, one folder a class: {@link dev.cairn.data.images.FolderImages} finds,
 * decodes, turns, crops and shrinks them into plain arrays. Nothing here knows what a data set is.
 */
@NullMarked
package dev.cairn.data.images;

import org.jspecify.annotations.NullMarked;
