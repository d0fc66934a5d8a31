package dev.cairn.engine;

import dev.cairn.graph.Loss;

/** The losses of {@link Loss}, and their gradients with respect to the output. */
final class ReferenceLoss {
  private ReferenceLoss() {}

  static double value(Loss loss, int size, double[] output, double[] targets) {
    double sum = 0;
    if (loss == Loss.MEAN_SQUARED_ERROR) {
      for (int i = 0; i < output.length; i++) {
        sum += (output[i] - targets[i]) * (output[i] - targets[i]);
      }
      return sum / output.length;
    }
    int classes = output.length / size;
    for (int n = 0; n < size; n++) {
      double total = logarithmOfTotal(output, n * classes, classes);
      for (int i = n * classes; i < (n + 1) * classes; i++) {
        sum -= targets[i] * (output[i] - total);
      }
    }
    return sum / size;
  }

  static double[] gradient(Loss loss, int size, double[] output, double[] targets) {
    double[] gradient = new double[output.length];
    if (loss == Loss.MEAN_SQUARED_ERROR) {
      for (int i = 0; i < output.length; i++) {
        gradient[i] = 2 * (output[i] - targets[i]) / output.length;
      }
      return gradient;
    }
    int classes = output.length / size;
    for (int n = 0; n < size; n++) {
      double total = logarithmOfTotal(output, n * classes, classes);
      for (int i = n * classes; i < (n + 1) * classes; i++) {
        gradient[i] = (Math.exp(output[i] - total) - targets[i]) / size;
      }
    }
    return gradient;
  }

  /** {@code log(sum(exp(logits)))}, without overflow. */
  private static double logarithmOfTotal(double[] logits, int from, int classes) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = from; i < from + classes; i++) {
      largest = Math.max(largest, logits[i]);
    }
    double sum = 0;
    for (int i = from; i < from + classes; i++) {
      sum += Math.exp(logits[i] - largest);
    }
    return largest + Math.log(sum);
  }
}
