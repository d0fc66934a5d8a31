package dev.cairn.graph;

/**
 * How a step changes the trained parameters, given the gradient {@code g} of the mean loss and the
 * step's learning rate {@code lr}. Weight decay touches only parameters of role {@link
 * Parameter.Role#WEIGHT}; norms and biases are left alone.
 */
public sealed interface Update {

  /** Factor of weight decay, 0 for none. */
  double weightDecay();

  /**
   * How many arrays the rule keeps for each trained parameter: see {@code dev.cairn.engine.State}.
   */
  int moments();

  /**
   * Stochastic gradient descent with momentum. {@code g += weightDecay * w}; {@code v = momentum *
   * v + g}; then {@code w -= lr * (g + momentum * v)} with Nesterov's look-ahead (Sutskever et al.
   * 2013), {@code w -= lr * v} without.
   *
   * @param momentum from 0 to below 1
   * @param nesterov whether to look ahead
   * @param weightDecay added to the gradient (L2)
   */
  record Sgd(double momentum, boolean nesterov, double weightDecay) implements Update {
    @Override
    public int moments() {
      return momentum == 0 ? 0 : 1;
    }
  }

  /**
   * Adam (Kingma and Ba 2015, arXiv:1412.6980) and AdamW (Loshchilov and Hutter 2019,
   * arXiv:1711.05101). {@code m = beta1 * m + (1 - beta1) * g}; {@code v = beta2 * v + (1 - beta2)
   * * g²}; {@code w -= lr * m / (1 - beta1^t) / (sqrt(v / (1 - beta2^t)) + epsilon)} with {@code t}
   * the number of the step, counted from 1. Decoupled decay takes {@code lr * weightDecay * w} from
   * the weight first; otherwise {@code weightDecay * w} is added to the gradient.
   *
   * @param beta1 decay of the mean of gradients
   * @param beta2 decay of the mean of squared gradients
   * @param epsilon added to the root
   * @param weightDecay factor of decay
   * @param decoupled true for AdamW
   */
  record Adam(double beta1, double beta2, double epsilon, double weightDecay, boolean decoupled)
      implements Update {
    @Override
    public int moments() {
      return 2;
    }
  }
}
