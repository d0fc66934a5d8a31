package dev.cairn.engine;

import dev.cairn.engine.loops.Team;
import dev.cairn.graph.Batch;
import dev.cairn.graph.Loss;
import dev.cairn.graph.Shape;
import java.nio.FloatBuffer;

/**
 * A loss and its gradient with respect to the network's output, in doubles. The arrays are small
 * beside those of the network, so plain Java is fast enough and exact.
 *
 * @param loss what is computed
 * @param size examples in the batch
 * @param shape of one output
 */
public record LossGradient(Loss loss, int size, Shape shape) {
  private static final double NOTHING = 1e-10;

  /** Of outputs that are vectors of {@code width} numbers. */
  public LossGradient(Loss loss, int size, int width) {
    this(loss, size, Shape.vector(width));
  }

  /**
   * How much the mean loss of a batch is taken over: its examples, or of a loss over positions
   * those that have an answer.
   */
  public static long count(Loss loss, Batch batch) {
    return loss.isOverPositions()
        ? Answered.of(batch.size(), batch.targetShape(), batch.targets()).count()
        : batch.size();
  }

  /**
   * Computes both.
   *
   * @param output what the network gave, {@code size * shape.elements()} numbers
   * @param targets as {@link Loss#targets} says, an example after the other
   * @param gradient filled with the gradient of the mean loss; may be the memory of the output
   * @return the mean loss
   */
  public double compute(FloatBuffer output, FloatBuffer targets, FloatBuffer gradient) {
    return compute(output, targets, gradient, Team.ALONE);
  }

  /** As {@link #compute(FloatBuffer, FloatBuffer, FloatBuffer)}; threads may share the work. */
  public double compute(FloatBuffer output, FloatBuffer targets, FloatBuffer gradient, Team team) {
    if (loss instanceof Loss.PositionCrossEntropy) {
      return new PositionLoss(size, shape, targets).compute(output, targets, gradient, team);
    }
    if (loss instanceof Loss.ConditionalRandomField chain) {
      return new ChainLoss(size, shape, chain.labels()).compute(output, targets, gradient);
    }
    Numbers numbers = new Numbers(output, targets, gradient);
    int width = width();
    if (loss instanceof Loss.WeightedSum sum) {
      double total = 0;
      for (Loss.Part part : sum.parts()) {
        total += part.weight() * compute(part, numbers);
      }
      return total;
    }
    if (loss instanceof Loss.Linear) {
      return linear(numbers);
    }
    return loss instanceof Loss.CrossEntropy
        ? crossEntropy(new Columns(0, width, 1), numbers)
        : squaredError(new Columns(0, width, 1), numbers, false);
  }

  private int width() {
    return shape.elements();
  }

  private double compute(Loss.Part part, Numbers numbers) {
    Columns columns = new Columns(part.from(), part.to(), part.weight());
    return part.loss() instanceof Loss.CrossEntropy
        ? crossEntropy(columns, numbers)
        : squaredError(columns, numbers, true);
  }

  /** What is read and written, {@code size * width} numbers each. */
  private record Numbers(FloatBuffer output, FloatBuffer targets, FloatBuffer gradient) {}

  /** A stretch of each row, and the weight of its gradient. */
  private record Columns(int from, int to, double weight) {}

  private double linear(Numbers numbers) {
    double total = 0;
    for (int i = 0; i < size * width(); i++) {
      float target = numbers.targets().get(i);
      total += (double) target * numbers.output().get(i);
      numbers.gradient().put(i, target / size);
    }
    return total / size;
  }

  private double crossEntropy(Columns columns, Numbers numbers) {
    FloatBuffer output = numbers.output();
    FloatBuffer targets = numbers.targets();
    int width = width();
    double total = 0;
    for (int row = 0; row < size; row++) {
      int start = row * width + columns.from();
      int end = row * width + columns.to();
      double largest = Double.NEGATIVE_INFINITY;
      for (int i = start; i < end; i++) {
        largest = Math.max(largest, output.get(i));
      }
      double sum = 0;
      for (int i = start; i < end; i++) {
        sum += Math.exp(output.get(i) - largest);
      }
      double logSum = largest + Math.log(sum);
      double mass = 0;
      for (int i = start; i < end; i++) {
        mass += targets.get(i);
        total -= targets.get(i) == 0 ? 0 : targets.get(i) * (output.get(i) - logSum);
      }
      for (int i = start; i < end; i++) {
        double probability = Math.exp(output.get(i) - logSum);
        double slope = seen(mass * probability - targets.get(i)) / size;
        numbers.gradient().put(i, (float) (columns.weight() * slope));
      }
      total += 0 * logSum; // a row with an infinite or missing logit has no finite loss
    }
    return total / size;
  }

  /**
   * The difference between a probability and what it should be. One of nothing in particular is 0:
   * an example that is surer than that has nothing to learn, and on its way back such a number
   * would become one of the smallest there are, with which CPUs compute a hundred times slower.
   */
  static double seen(double difference) {
    return Math.abs(difference) < NOTHING ? 0 : difference;
  }

  /**
   * Sums squares up.
   *
   * @param gaps whether a target of NaN is no answer
   */
  private double squaredError(Columns columns, Numbers numbers, boolean gaps) {
    int width = width();
    int count = size * (columns.to() - columns.from());
    double total = 0;
    for (int row = 0; row < size; row++) {
      for (int i = row * width + columns.from(); i < row * width + columns.to(); i++) {
        float output = numbers.output().get(i);
        float target = numbers.targets().get(i);
        boolean answered = !gaps || !Float.isNaN(target);
        double difference = answered ? (double) output - target : 0 * output;
        total += difference * difference;
        numbers.gradient().put(i, (float) (columns.weight() * (2 * difference / count)));
      }
    }
    return total / count;
  }
}
