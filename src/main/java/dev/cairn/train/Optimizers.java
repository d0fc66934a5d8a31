package dev.cairn.train;

import dev.cairn.graph.Loss;
import dev.cairn.graph.Update;

/** The optimizers; what a step does exactly is said in {@link Update}. */
public final class Optimizers {
  private Optimizers() {}

  /** Stochastic gradient descent with Nesterov momentum 0.9 and weight decay 1e-4. */
  public static Optimizer sgd(double learningRate) {
    return sgd(learningRate, 0.9);
  }

  /** Stochastic gradient descent with Nesterov momentum and weight decay 1e-4. */
  public static Optimizer sgd(double learningRate, double momentum) {
    return new Optimizer(new Update.Sgd(momentum, momentum > 0, 1e-4), learningRate);
  }

  /**
   * What {@link Trainer#fit} takes if none is chosen: SGD if all heads classify, Adam if one
   * regresses, and Adam with a rate of 2e-3 for an answer at each position of a text.
   */
  public static Optimizer usual(Loss loss) {
    if (loss.isOverPositions()) {
      return adam(2e-3);
    }
    return classifies(loss) ? sgd(0.1) : adam(0.01);
  }

  private static boolean classifies(Loss loss) {
    return loss instanceof Loss.WeightedSum sum
        ? sum.parts().stream().allMatch(part -> classifies(part.loss()))
        : loss instanceof Loss.CrossEntropy;
  }

  /** Adam with betas 0.9 and 0.999, epsilon 1e-8, no weight decay. */
  public static Optimizer adam(double learningRate) {
    return new Optimizer(new Update.Adam(0.9, 0.999, 1e-8, 0, false), learningRate);
  }

  /** AdamW with betas 0.9 and 0.999, epsilon 1e-8 and decoupled weight decay 0.01. */
  public static Optimizer adamW(double learningRate) {
    return new Optimizer(new Update.Adam(0.9, 0.999, 1e-8, 0.01, true), learningRate);
  }

  /** Nadam with betas 0.9 and 0.999, epsilon 1e-8, no weight decay; a usual rate is 2e-3. */
  public static Optimizer nadam(double learningRate) {
    return new Optimizer(new Update.Nadam(0.9, 0.999, 1e-8, 0), learningRate);
  }

  /** RMSProp with decay 0.99, epsilon 1e-8, no weight decay; a usual rate is 1e-2 or less. */
  public static Optimizer rmsProp(double learningRate) {
    return new Optimizer(new Update.RmsProp(0.99, 1e-8, 0), learningRate);
  }

  /** Adagrad with epsilon 1e-10, no weight decay; a usual rate is 1e-2. */
  public static Optimizer adagrad(double learningRate) {
    return new Optimizer(new Update.Adagrad(1e-10, 0), learningRate);
  }

  /**
   * Lion with betas 0.9 and 0.99, no weight decay. Every weight moves by the whole rate, so the
   * paper takes a third to a tenth of AdamW's rate, and a weight decay 3 to 10 times as large.
   */
  public static Optimizer lion(double learningRate) {
    return new Optimizer(new Update.Lion(0.9, 0.99, 0), learningRate);
  }
}
