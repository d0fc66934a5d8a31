/**
 * What a teacher or an administrator sets for every session of a kernel, by environment variables:
 * read here and nowhere else.
 */
@NullMarked
package dev.cairn.settings;

import org.jspecify.annotations.NullMarked;
