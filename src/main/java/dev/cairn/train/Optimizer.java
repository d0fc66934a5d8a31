package dev.cairn.train;

import dev.cairn.graph.Update;

/**
 * An update rule and its highest learning rate. Made by {@link Optimizers}.
 *
 * @param update the rule
 * @param learningRate the rate that the schedule's factor multiplies
 */
public record Optimizer(Update update, double learningRate) {
  /** The same with another weight decay; norms and biases are always left alone. */
  public Optimizer weightDecay(double decay) {
    Update changed;
    if (update instanceof Update.Sgd sgd) {
      changed = new Update.Sgd(sgd.momentum(), sgd.nesterov(), decay);
    } else {
      Update.Adam adam = (Update.Adam) update;
      changed =
          new Update.Adam(adam.beta1(), adam.beta2(), adam.epsilon(), decay, adam.decoupled());
    }
    return new Optimizer(changed, learningRate);
  }
}
