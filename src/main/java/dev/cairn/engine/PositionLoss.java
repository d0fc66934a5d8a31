package dev.cairn.engine;

import dev.cairn.engine.loops.Team;
import dev.cairn.graph.Loss;
import dev.cairn.graph.Shape;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * {@link Loss.PositionCrossEntropy}: an example at a time, copied out of native memory. Classes are
 * the outer loop, since the positions of a class lie beside each other; each exponential is
 * computed once. A batch of 32 texts of 256 characters has half a million of them, so threads share
 * the examples.
 */
final class PositionLoss {
  private final int size;
  private final int classes;
  private final int positions;
  private final Answered answered;

  PositionLoss(int size, Shape shape, FloatBuffer targets) {
    this.size = size;
    this.classes = shape.channels();
    this.positions = shape.positions();
    this.answered = Answered.of(size, shape, targets);
  }

  double compute(FloatBuffer output, FloatBuffer targets, FloatBuffer gradient, Team team) {
    Example[] examples = new Example[team.workers()];
    double[] losses = new double[size];
    int each = classes * positions;
    team.each(
        size,
        (long) size * each,
        (n, worker) -> {
          if (examples[worker] == null) {
            examples[worker] = new Example();
          }
          Example example = examples[worker];
          output.get(n * each, example.logits);
          targets.get(n * each, example.target);
          example.exponentials();
          losses[n] = example.loss();
          example.slopes(n * positions);
          gradient.put(n * each, example.logits);
        });
    double total = 0;
    for (double loss : losses) {
      total += loss;
    }
    return total * answered.share();
  }

  /** Working memory of a thread. */
  private final class Example {
    private final float[] logits = new float[classes * positions];
    private final float[] target = new float[classes * positions];
    private final double[] powers = new double[classes * positions];
    private final double[] largest = new double[positions];
    private final double[] sum = new double[positions];

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
      for (int c = 0; c < classes; c++) {
        for (int p = 0; p < positions; p++) {
          float wanted = target[c * positions + p];
          if (wanted != 0) {
            total -= wanted * (logits[c * positions + p] - largest[p] - Math.log(sum[p]));
          }
        }
      }
      return total;
    }

    /** Puts them in the place of the logits; {@code first} is the batch's first position. */
    private void slopes(int first) {
      double share = answered.share();
      for (int p = 0; p < positions; p++) {
        sum[p] = answered.mass()[first + p] / sum[p];
      }
      for (int c = 0; c < classes; c++) {
        for (int p = 0; p < positions; p++) {
          int i = c * positions + p;
          logits[i] = (float) (LossGradient.seen(powers[i] * sum[p] - target[i]) * share);
        }
      }
    }
  }
}
