/**
 * What a network is trained for: classification and regression. A task scores outputs while they
 * come in and decodes them into tables.
 */
@NullMarked
package dev.cairn.task;

import org.jspecify.annotations.NullMarked;
