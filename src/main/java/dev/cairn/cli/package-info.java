/** The command line of the product: {@code java -jar cairn.jar doctor}. */
@NullMarked
package dev.cairn.cli;

import org.jspecify.annotations.NullMarked;
