/**
 * Measures of how good outputs are, and the counts that they are computed from: accuracy, top-k,
 * precision, recall, F1 and AUC of classes; R², MAE and RMSE of numbers.
 */
@NullMarked
package dev.cairn.task.metric;

import org.jspecify.annotations.NullMarked;
