/** Models to Deeplearning4j and back. */
@NullMarked
package dev.cairn.engine.dl4j.convert;

import org.jspecify.annotations.NullMarked;
