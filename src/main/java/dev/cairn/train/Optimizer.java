package dev.cairn.train;

import dev.cairn.graph.Update;

/**
 * An update rule and its highest learning rate. Made by {@link Optimizers}.
 *
 * @param update the rule
 * @param learningRate the rate that the schedule's factor multiplies
 */
public record Optimizer(Update update, double learningRate) {
  /**
   * Checks the numbers.
   *
   * @throws TrainingException if the learning rate is not above 0, the momentum is not from 0 to
   *     below 1, or the weight decay is below 0
   */
  public Optimizer {
    if (!(learningRate > 0 && Double.isFinite(learningRate))) {
      throw refused("a learning rate above 0", learningRate, "for example Optimizers.sgd(0.1)");
    }
    if (update instanceof Update.Sgd sgd && !(sgd.momentum() >= 0 && sgd.momentum() < 1)) {
      throw refused("a momentum from 0 to below 1", sgd.momentum(), "for example 0.9");
    }
    if (!(update.weightDecay() >= 0 && Double.isFinite(update.weightDecay()))) {
      throw refused("a weight decay of 0 or more", update.weightDecay(), "for example 1e-4");
    }
  }

  private static TrainingException refused(String expected, double found, String mend) {
    return new TrainingException(expected, String.valueOf(found), "the optimizer", mend);
  }

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
