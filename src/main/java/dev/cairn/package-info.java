/** The facade for notebook cells. */
@NullMarked
package dev.cairn;

import org.jspecify.annotations.NullMarked;
