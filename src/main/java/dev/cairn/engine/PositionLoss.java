package dev.cairn.engine;

import dev.cairn.graph.Loss;
import dev.cairn.graph.Shape;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * {@link Loss.PositionCrossEntropy}: an example at a time, copied out of native memory. Classes are
 * the outer loop, since the positions of a class lie beside each other; each exponential is
 * computed once. 64 x 65 x 128 logits are half a million exponentials.
 */
final class PositionLoss {
  private final int size;
  private final Shape shape;
  private final int classes;
  private final int positions;
  private final float[] logits;
  private final float[] target;
  private final double[] powers;
  private final double[] largest;
  private final double[] sum;

  PositionLoss(int size, Shape shape) {
    this.size = size;
    this.shape = shape;
    this.classes = shape.channels();
    this.positions = shape.positions();
    this.logits = new float[classes * positions];
    this.target = new float[classes * positions];
    this.powers = new double[classes * positions];
    this.largest = new double[positions];
    this.sum = new double[positions];
  }

  double compute(FloatBuffer output, FloatBuffer targets, FloatBuffer gradient) {
    Answered answered = Answered.of(size, shape, targets);
    double total = 0;
    for (int n = 0; n < size; n++) {
      int from = n * classes * positions;
      output.get(from, logits);
      targets.get(from, target);
      exponentials();
      total += loss();
      slopes(answered, n);
      gradient.put(from, logits);
    }
    return total * answered.share();
  }

  /** Of the logits below the largest of each position, and their sums. */
  private void exponentials() {
    Arrays.fill(largest, Double.NEGATIVE_INFINITY);
    Arrays.fill(sum, 0);
    for (int c = 0; c < classes; c++) {
      for (int p = 0; p < positions; p++) {
        largest[p] = Math.max(largest[p], logits[c * positions + p]);
      }
    }
    for (int c = 0; c < classes; c++) {
      for (int p = 0; p < positions; p++) {
        double power = Math.exp(logits[c * positions + p] - largest[p]);
        powers[c * positions + p] = power;
        sum[p] += power;
      }
    }
  }

  private double loss() {
    double total = 0;
    for (int p = 0; p < positions; p++) {
      // A position with an infinite or missing logit has no finite loss, answered or not.
      total += 0 * Math.log(sum[p]);
    }
    for (int i = 0; i < target.length; i++) {
      if (target[i] != 0) {
        int p = i % positions;
        total -= target[i] * (logits[i] - largest[p] - Math.log(sum[p]));
      }
    }
    return total;
  }

  /** Puts them in the place of the logits. */
  private void slopes(Answered answered, int n) {
    double share = answered.share();
    for (int p = 0; p < positions; p++) {
      sum[p] = answered.mass()[n * positions + p] * share / sum[p];
    }
    for (int c = 0; c < classes; c++) {
      for (int p = 0; p < positions; p++) {
        int i = c * positions + p;
        logits[i] = (float) (powers[i] * sum[p] - target[i] * share);
      }
    }
  }
}
