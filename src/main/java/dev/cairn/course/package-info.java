/** Exercises that check themselves: points and hints in a cell, partial credit for nbgrader. */
@NullMarked
package dev.cairn.course;

import org.jspecify.annotations.NullMarked;
