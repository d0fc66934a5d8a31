/**
 * Looks into a trained model: where it looks (Grad-CAM, saliency), what its filters and features
 * are.
 */
@NullMarked
package dev.cairn.insight;

import org.jspecify.annotations.NullMarked;
