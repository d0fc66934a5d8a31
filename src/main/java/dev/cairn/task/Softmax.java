package dev.cairn.task;

/** Turns logits into probabilities. */
final class Softmax {
  private Softmax() {}

  /** Probabilities of {@code count} logits that begin at {@code from}. */
  static double[] of(float[] logits, int from, int count) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < count; k++) {
      largest = Math.max(largest, logits[from + k]);
    }
    double sum = 0;
    double[] probabilities = new double[count];
    for (int k = 0; k < count; k++) {
      probabilities[k] = Math.exp(logits[from + k] - largest);
      sum += probabilities[k];
    }
    for (int k = 0; k < count; k++) {
      probabilities[k] /= sum;
    }
    return probabilities;
  }

  /** Index of the largest value, the first of equals. */
  static int largest(double[] values) {
    int best = 0;
    for (int k = 1; k < values.length; k++) {
      best = values[k] > values[best] ? k : best;
    }
    return best;
  }
}
