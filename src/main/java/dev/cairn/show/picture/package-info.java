/** Pictures that are no charts: images with captions, samples of a data set, a net's blocks. */
@NullMarked
package dev.cairn.show.picture;

import org.jspecify.annotations.NullMarked;
