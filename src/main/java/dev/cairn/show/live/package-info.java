/** Progress of training, live: the panel of notebooks and the line of terminals. */
@NullMarked
package dev.cairn.show.live;

import org.jspecify.annotations.NullMarked;
