/** Trainings on real data that take minutes: the tiers smoke and accuracy. */
@NullMarked
package dev.cairn.accuracy;

import org.jspecify.annotations.NullMarked;
