package dev.cairn.task;

import java.nio.FloatBuffer;

/**
 * The outputs of one example with an answer at each position, {@code [channels, positions]} within
 * an array of many.
 *
 * @param outputs of the network
 * @param from where those of the example begin
 * @param channels numbers at each position
 * @param positions how many
 */
record PositionRow(float[] outputs, int from, int channels, int positions) {
  double at(int channel, int position) {
    return outputs[from + channel * positions + position];
  }

  /** Logarithm of the sum of the exponentials of the first {@code classes} at a position. */
  double logarithmOfSum(int position, int classes) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < classes; c++) {
      largest = Math.max(largest, at(c, position));
    }
    double sum = 0;
    for (int c = 0; c < classes; c++) {
      sum += Math.exp(at(c, position) - largest);
    }
    return largest + Math.log(sum);
  }

  /** The largest of the first {@code classes} at a position, the first of equals. */
  int largest(int position, int classes) {
    int best = 0;
    for (int c = 1; c < classes; c++) {
      best = at(c, position) > at(best, position) ? c : best;
    }
    return best;
  }

  /**
   * The class of each position of an example, -1 where there is no answer.
   *
   * @param targets {@code [classes, positions]} from {@code from} on
   */
  static int[] answers(FloatBuffer targets, int from, int classes, int positions) {
    int[] answers = new int[positions];
    for (int p = 0; p < positions; p++) {
      answers[p] = -1;
      float most = 0;
      for (int c = 0; c < classes; c++) {
        float target = targets.get(from + c * positions + p);
        if (target > most) {
          most = target;
          answers[p] = c;
        }
      }
    }
    return answers;
  }
}
