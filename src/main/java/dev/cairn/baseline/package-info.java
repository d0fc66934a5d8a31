/**
 * Baselines: linear models of texts and of tagged sentences, counted n-grams of a corpus, measured
 * on the same rows as nets and shown in the same table. The only place with Tribuo.
 */
@NullMarked
package dev.cairn.baseline;

import org.jspecify.annotations.NullMarked;
