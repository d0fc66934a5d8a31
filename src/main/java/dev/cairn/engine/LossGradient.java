package dev.cairn.engine;

import dev.cairn.graph.Loss;
import java.nio.FloatBuffer;

/**
 * A loss and its gradient with respect to the network's output, in doubles. The arrays are small
 * beside those of the network, so plain Java is fast enough and exact.
 *
 * @param loss what is computed
 * @param size examples in the batch
 * @param width numbers of one example
 */
public record LossGradient(Loss loss, int size, int width) {

  /**
   * Computes both.
   *
   * @param output what the network gave, {@code size * width} numbers
   * @param targets as many
   * @param gradient filled with the gradient of the mean loss
   * @return the mean loss
   */
  public double compute(FloatBuffer output, FloatBuffer targets, FloatBuffer gradient) {
    return switch (loss) {
      case CROSS_ENTROPY -> crossEntropy(output, targets, gradient);
      case MEAN_SQUARED_ERROR -> squaredError(output, targets, gradient);
    };
  }

  private double crossEntropy(FloatBuffer output, FloatBuffer targets, FloatBuffer gradient) {
    double total = 0;
    for (int row = 0; row < size; row++) {
      int start = row * width;
      double largest = Double.NEGATIVE_INFINITY;
      for (int i = start; i < start + width; i++) {
        largest = Math.max(largest, output.get(i));
      }
      double sum = 0;
      for (int i = start; i < start + width; i++) {
        sum += Math.exp(output.get(i) - largest);
      }
      double logSum = largest + Math.log(sum);
      double mass = 0;
      for (int i = start; i < start + width; i++) {
        mass += targets.get(i);
        total -= targets.get(i) == 0 ? 0 : targets.get(i) * (output.get(i) - logSum);
      }
      for (int i = start; i < start + width; i++) {
        double probability = Math.exp(output.get(i) - logSum);
        gradient.put(i, (float) ((mass * probability - targets.get(i)) / size));
      }
      total += 0 * logSum; // a row with an infinite or missing logit has no finite loss
    }
    return total / size;
  }

  private double squaredError(FloatBuffer output, FloatBuffer targets, FloatBuffer gradient) {
    int count = size * width;
    double total = 0;
    for (int i = 0; i < count; i++) {
      double difference = (double) output.get(i) - targets.get(i);
      total += difference * difference;
      gradient.put(i, (float) (2 * difference / count));
    }
    return total / count;
  }
}
