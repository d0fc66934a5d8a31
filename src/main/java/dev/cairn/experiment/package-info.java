/**
 * Experiments: several nets, seeds and folds trained one after the other, and what they show, with
 * its uncertainty, as tables and charts.
 */
@NullMarked
package dev.cairn.experiment;

import org.jspecify.annotations.NullMarked;
