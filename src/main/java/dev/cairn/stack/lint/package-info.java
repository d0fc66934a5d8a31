/** What is likely to go wrong with a network before anything is trained, and why. */
@NullMarked
package dev.cairn.stack.lint;

import org.jspecify.annotations.NullMarked;
