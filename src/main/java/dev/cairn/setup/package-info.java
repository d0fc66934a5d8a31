/**
 * What {@code ./cairn} does before the product exists: finds what a command needs, builds it once,
 * remembers it by content, and hands over. The launcher compiles this package alone, so it uses the
 * JDK and nothing else.
 */
package dev.cairn.setup;
