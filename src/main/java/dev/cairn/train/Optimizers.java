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

  /** What {@link Trainer#fit} takes if none is chosen: SGD to classify, Adam else. */
  public static Optimizer usual(Loss loss) {
    return loss instanceof Loss.CrossEntropy ? sgd(0.1) : adam(0.01);
  }

  /** Adam with betas 0.9 and 0.999, epsilon 1e-8, no weight decay. */
  public static Optimizer adam(double learningRate) {
    return new Optimizer(new Update.Adam(0.9, 0.999, 1e-8, 0, false), learningRate);
  }

  /** AdamW with betas 0.9 and 0.999, epsilon 1e-8 and decoupled weight decay 0.01. */
  public static Optimizer adamW(double learningRate) {
    return new Optimizer(new Update.Adam(0.9, 0.999, 1e-8, 0.01, true), learningRate);
  }
}
