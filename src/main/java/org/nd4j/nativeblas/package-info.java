/** A bridge to a class of ND4J that moved. */
@NullMarked
package org.nd4j.nativeblas;

import org.jspecify.annotations.NullMarked;
