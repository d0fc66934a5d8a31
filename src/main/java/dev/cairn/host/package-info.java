/** Where values are shown: what notebook kernels and terminals have in common. JDK only. */
@NullMarked
package dev.cairn.host;

import org.jspecify.annotations.NullMarked;
