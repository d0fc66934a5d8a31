package dev.cairn.train;

import dev.cairn.graph.Update;

/**
 * An update rule and its highest learning rate. Made by {@link Optimizers}.
 *
 * @param update the rule
 * @param learningRate the rate that the schedule's factor multiplies
 */
public record Optimizer(Update.Rule update, double learningRate) {
  /**
   * Checks the numbers.
   *
   * @throws TrainingException if the learning rate is not above 0, a momentum or another share of
   *     what was before is not from 0 to below 1, or the weight decay is below 0
   */
  public Optimizer {
    if (!(learningRate > 0 && Double.isFinite(learningRate))) {
      throw refused("a learning rate above 0", learningRate, "for example Optimizers.sgd(0.1)");
    }
    update.accept(new Shares());
    if (!(update.weightDecay() >= 0 && Double.isFinite(update.weightDecay()))) {
      throw refused("a weight decay of 0 or more", update.weightDecay(), "for example 1e-4");
    }
  }

  private static TrainingException refused(String expected, double found, String mend) {
    return new TrainingException(expected, String.valueOf(found), "the optimizer", mend);
  }

  private static Update.Rule share(String what, double found, String usual, Update.Rule rule) {
    if (!(found >= 0 && found < 1)) {
      throw refused(what + " from 0 to below 1", found, "for example " + usual);
    }
    return rule;
  }

  /** Checks what each rule keeps of what was before, and gives it back. */
  private static final class Shares implements Update.Visitor<Update.Rule> {
    @Override
    public Update.Rule sgd(Update.Sgd rule) {
      return share("a momentum", rule.momentum(), "0.9", rule);
    }

    @Override
    public Update.Rule adam(Update.Adam rule) {
      return betas(rule.beta1(), rule.beta2(), "0.999", rule);
    }

    @Override
    public Update.Rule nadam(Update.Nadam rule) {
      return betas(rule.beta1(), rule.beta2(), "0.999", rule);
    }

    @Override
    public Update.Rule rmsProp(Update.RmsProp rule) {
      return share("a decay", rule.decay(), "0.99", rule);
    }

    @Override
    public Update.Rule adagrad(Update.Adagrad rule) {
      return rule;
    }

    @Override
    public Update.Rule lion(Update.Lion rule) {
      return betas(rule.beta1(), rule.beta2(), "0.99", rule);
    }

    private static Update.Rule betas(double beta1, double beta2, String usual, Update.Rule rule) {
      share("a beta1", beta1, "0.9", rule);
      return share("a beta2", beta2, usual, rule);
    }
  }

  /** The same with another weight decay; norms and biases are always left alone. */
  public Optimizer weightDecay(double decay) {
    return new Optimizer(update.weightDecay(decay), learningRate);
  }
}
