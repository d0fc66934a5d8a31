package dev.cairn.engine;

import dev.cairn.graph.Loss;
import java.util.Arrays;

/** The losses of {@link Loss}, and their gradients with respect to the output. */
final class ReferenceLoss {
  private ReferenceLoss() {}

  static double value(Loss loss, int size, double[] output, double[] targets) {
    if (loss.isOverPositions()) {
      throw new AssertionError("its shape is needed: ReferencePositions");
    }
    if (loss instanceof Loss.WeightedSum sum) {
      double total = 0;
      for (Loss.Part part : sum.parts()) {
        double[] of = stretch(part, size, output);
        total += part.weight() * value(part.loss(), size, of, answers(part, size, of, targets));
      }
      return total;
    }
    double sum = 0;
    if (loss instanceof Loss.Linear) {
      for (int i = 0; i < output.length; i++) {
        sum += targets[i] * output[i];
      }
      return sum / size;
    }
    if (loss instanceof Loss.MeanSquaredError) {
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
    if (loss instanceof Loss.WeightedSum sum) {
      sum.parts().forEach(part -> addPart(part, size, output, targets, gradient));
      return gradient;
    }
    if (loss instanceof Loss.Linear) {
      return Arrays.stream(targets).map(target -> target / size).toArray();
    }
    if (loss instanceof Loss.MeanSquaredError) {
      for (int i = 0; i < output.length; i++) {
        gradient[i] = 2 * (output[i] - targets[i]) / output.length;
      }
      return gradient;
    }
    int classes = output.length / size;
    for (int n = 0; n < size; n++) {
      double total = logarithmOfTotal(output, n * classes, classes);
      double mass = Arrays.stream(targets, n * classes, (n + 1) * classes).sum();
      for (int i = n * classes; i < (n + 1) * classes; i++) {
        gradient[i] = (mass * Math.exp(output[i] - total) - targets[i]) / size;
      }
    }
    return gradient;
  }

  private static void addPart(
      Loss.Part part, int size, double[] output, double[] targets, double[] gradient) {
    double[] of = stretch(part, size, output);
    double[] own = gradient(part.loss(), size, of, answers(part, size, of, targets));
    int width = output.length / size;
    for (int i = 0; i < own.length; i++) {
      int row = i / part.width();
      gradient[row * width + part.from() + i % part.width()] = part.weight() * own[i];
    }
  }

  /** The numbers of a part, a row an example. */
  private static double[] stretch(Loss.Part part, int size, double[] all) {
    int width = all.length / size;
    double[] numbers = new double[size * part.width()];
    for (int row = 0; row < size; row++) {
      System.arraycopy(all, row * width + part.from(), numbers, row * part.width(), part.width());
    }
    return numbers;
  }

  /** Where nobody knows the answer, the output itself: no loss, no gradient. */
  private static double[] answers(Loss.Part part, int size, double[] of, double[] targets) {
    double[] known = stretch(part, size, targets);
    for (int i = 0; i < known.length; i++) {
      known[i] = Double.isNaN(known[i]) ? of[i] : known[i];
    }
    return known;
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
