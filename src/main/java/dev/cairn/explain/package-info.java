/**
 * Errors of cells for people: what a compiler, the JDK or Cairn said becomes a title, four facts
 * and the line with an arrow. Uses the JDK's JShell, no kernel's types.
 */
@NullMarked
package dev.cairn.explain;

import org.jspecify.annotations.NullMarked;
