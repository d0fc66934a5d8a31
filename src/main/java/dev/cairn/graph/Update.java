package dev.cairn.graph;

import java.util.Map;

/**
 * How a step changes the trained parameters, given the gradient {@code g} of the mean loss and the
 * step's learning rate {@code lr}: a {@link Rule}, which may be clipped and averaged around, and
 * have learning rates by group. Weight decay touches only parameters of role {@link
 * Parameter.Role#WEIGHT}; norms and biases are left alone. Where a paper leaves room, the formula
 * is PyTorch's. All rules stand in this file, since the set is closed.
 */
public sealed interface Update {

  /** The rule inside, without clipping and averaging. */
  Rule rule();

  /** Largest norm of all gradients together; infinite where nothing is clipped. */
  double clipNorm();

  /** Weight of what was before in a moving average of the weights; 0 where there is none. */
  double averaging();

  /** Factors of the learning rate of some parameters, by name; 1 for all others. */
  Map<String, Double> rates();

  /** Factor of weight decay, 0 for none. */
  default double weightDecay() {
    return rule().weightDecay();
  }

  /**
   * How many arrays are kept for each trained parameter, that of the average included: see {@code
   * dev.cairn.engine.State}.
   */
  default int moments() {
    return rule().moments() + (averaging() > 0 ? 1 : 0);
  }

  /**
   * Weight of what was before in the average of step {@code t}, counted from 1: {@code
   * min(averaging, (1 + t) / (10 + t))}, so that the first weights are soon forgotten.
   */
  default double averaging(long t) {
    return Math.min(averaging(), (1.0 + t) / (10.0 + t));
  }

  /**
   * The gradient is shortened before anything else is done with it: {@code g *= min(1, norm / (|g|
   * + 1e-6))}, where {@code |g|} is the root of the sum of squares over all parameters that are not
   * frozen (Pascanu et al. 2013, arXiv:1211.5063). Weight decay is added behind that.
   *
   * @param of what is done with the shortened gradient
   * @param norm above 0
   */
  record Clipped(Update of, double norm) implements Update {
    @Override
    public Rule rule() {
      return of.rule();
    }

    @Override
    public double clipNorm() {
      return Math.min(norm, of.clipNorm());
    }

    @Override
    public double averaging() {
      return of.averaging();
    }

    @Override
    public Map<String, Double> rates() {
      return of.rates();
    }
  }

  /**
   * Learning rates by group: with {@code lr} of a parameter being the step's times its factor, in
   * all that the rule does with it, decoupled decay included. Moments move as without it.
   *
   * @param of what is done with the learning rates
   * @param rates factor of each trained parameter that has another learning rate, by name; 0 or
   *     more
   */
  record Grouped(Update of, Map<String, Double> rates) implements Update {
    /** Copies the factors. */
    public Grouped {
      rates = Map.copyOf(rates);
    }

    @Override
    public Rule rule() {
      return of.rule();
    }

    @Override
    public double clipNorm() {
      return of.clipNorm();
    }

    @Override
    public double averaging() {
      return of.averaging();
    }
  }

  /**
   * Behind each step {@code a = d * a + (1 - d) * w} (Polyak and Juditsky 1992; Tarvainen and
   * Valpola 2017, arXiv:1703.01780), beginning with the first weights; {@code d} is {@link
   * #averaging(long)}. Running statistics of norms are averaged in the same way. Training goes on
   * with {@code w}; {@code a} is what one predicts with.
   *
   * @param of what changes {@code w}
   * @param decay above 0 and below 1
   */
  record Averaged(Update of, double decay) implements Update {
    @Override
    public Rule rule() {
      return of.rule();
    }

    @Override
    public double clipNorm() {
      return of.clipNorm();
    }

    @Override
    public double averaging() {
      return decay;
    }

    @Override
    public Map<String, Double> rates() {
      return of.rates();
    }
  }

  /** A rule alone. */
  sealed interface Rule extends Update {
    @Override
    double weightDecay();

    @Override
    int moments();

    /** The same with another weight decay. */
    Rule weightDecay(double decay);

    /** Calls the method for this rule, so that an engine which forgot one does not compile. */
    <T> T accept(Visitor<T> visitor);

    @Override
    default Rule rule() {
      return this;
    }

    @Override
    default double clipNorm() {
      return Double.POSITIVE_INFINITY;
    }

    @Override
    default double averaging() {
      return 0;
    }

    @Override
    default Map<String, Double> rates() {
      return Map.of();
    }
  }

  /** A method a rule. */
  interface Visitor<T> {
    /** For {@link Sgd}. */
    T sgd(Sgd rule);

    /** For {@link Adam}. */
    T adam(Adam rule);

    /** For {@link Nadam}. */
    T nadam(Nadam rule);

    /** For {@link RmsProp}. */
    T rmsProp(RmsProp rule);

    /** For {@link Adagrad}. */
    T adagrad(Adagrad rule);

    /** For {@link Lion}. */
    T lion(Lion rule);
  }

  /**
   * Stochastic gradient descent with momentum. {@code g += weightDecay * w}; {@code v = momentum *
   * v + g}; then {@code w -= lr * (g + momentum * v)} with Nesterov's look-ahead (Sutskever et al.
   * 2013), {@code w -= lr * v} without.
   *
   * @param momentum from 0 to below 1
   * @param nesterov whether to look ahead
   * @param weightDecay added to the gradient (L2)
   */
  record Sgd(double momentum, boolean nesterov, double weightDecay) implements Rule {
    @Override
    public int moments() {
      return momentum == 0 ? 0 : 1;
    }

    @Override
    public Rule weightDecay(double decay) {
      return new Sgd(momentum, nesterov, decay);
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.sgd(this);
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
      implements Rule {
    @Override
    public int moments() {
      return 2;
    }

    @Override
    public Rule weightDecay(double decay) {
      return new Adam(beta1, beta2, epsilon, decay, decoupled);
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.adam(this);
    }
  }

  /**
   * Adam with Nesterov's look-ahead (Dozat 2016). {@code g += weightDecay * w}; {@code m} and
   * {@code v} are those of {@link Adam}; with {@code mu(t) = beta1 * (1 - 0.5 * 0.96^(0.004 t))}
   * and {@code p(t) = mu(1) * … * mu(t)}, {@code w -= lr * ((1 - mu(t)) / (1 - p(t)) * g + mu(t +
   * 1) / (1 - p(t + 1)) * m) / (sqrt(v / (1 - beta2^t)) + epsilon)}.
   *
   * @param beta1 what the momentum grows to
   * @param beta2 decay of the mean of squared gradients
   * @param epsilon added to the root
   * @param weightDecay added to the gradient (L2)
   */
  record Nadam(double beta1, double beta2, double epsilon, double weightDecay) implements Rule {
    /** Behind so many factors below 1 the product is 0 beside 1. */
    private static final long FACTORS = 10_000;

    @Override
    public int moments() {
      return 2;
    }

    /** Factor of the gradient in step {@code t}: {@code (1 - mu(t)) / (1 - p(t))}. */
    public double ofGradient(long t) {
      return (1 - momentum(t)) / (1 - product(t));
    }

    /** Factor of the mean in step {@code t}: {@code mu(t + 1) / (1 - p(t + 1))}. */
    public double ofMean(long t) {
      return momentum(t + 1) / (1 - product(t + 1));
    }

    private double momentum(long t) {
      return beta1 * (1 - 0.5 * Math.pow(0.96, 0.004 * t));
    }

    private double product(long t) {
      double product = 1;
      for (long i = 1; i <= Math.min(t, FACTORS) && product > Double.MIN_NORMAL; i++) {
        product *= momentum(i);
      }
      return product;
    }

    @Override
    public Rule weightDecay(double decay) {
      return new Nadam(beta1, beta2, epsilon, decay);
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.nadam(this);
    }
  }

  /**
   * RMSProp (Tieleman and Hinton 2012, lecture 6.5). {@code g += weightDecay * w}; {@code v = decay
   * * v + (1 - decay) * g²}; {@code w -= lr * g / (sqrt(v) + epsilon)}.
   *
   * @param decay of the mean of squared gradients, from 0 to below 1
   * @param epsilon added to the root
   * @param weightDecay added to the gradient (L2)
   */
  record RmsProp(double decay, double epsilon, double weightDecay) implements Rule {
    @Override
    public int moments() {
      return 1;
    }

    @Override
    public Rule weightDecay(double decay) {
      return new RmsProp(this.decay, epsilon, decay);
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.rmsProp(this);
    }
  }

  /**
   * Adagrad (Duchi et al. 2011). {@code g += weightDecay * w}; {@code v += g²}; {@code w -= lr * g
   * / (sqrt(v) + epsilon)}.
   *
   * @param epsilon added to the root
   * @param weightDecay added to the gradient (L2)
   */
  record Adagrad(double epsilon, double weightDecay) implements Rule {
    @Override
    public int moments() {
      return 1;
    }

    @Override
    public Rule weightDecay(double decay) {
      return new Adagrad(epsilon, decay);
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.adagrad(this);
    }
  }

  /**
   * Lion (Chen et al. 2023, arXiv:2302.06675). {@code w -= lr * weightDecay * w}; {@code w -= lr *
   * sign(beta1 * m + (1 - beta1) * g)}; {@code m = beta2 * m + (1 - beta2) * g}. The sign of
   * numbers up to {@link #NOTHING} is 0.
   *
   * @param beta1 share of the mean in the sign
   * @param beta2 decay of the mean of gradients
   * @param weightDecay factor of the decoupled decay
   */
  record Lion(double beta1, double beta2, double weightDecay) implements Rule {
    /** Largest number without a sign: kernels may leave traces where a gradient is 0 on paper. */
    public static final double NOTHING = 1e-10;

    @Override
    public int moments() {
      return 1;
    }

    @Override
    public Rule weightDecay(double decay) {
      return new Lion(beta1, beta2, decay);
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.lion(this);
    }
  }
}
