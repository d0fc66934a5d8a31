package dev.cairn.engine;

import dev.cairn.graph.Parameter;
import dev.cairn.graph.Parameter.Role;
import dev.cairn.graph.Update;
import java.util.List;

/**
 * The rules of {@link Update}, number by number.
 *
 * @param update how
 * @param learningRate of this step
 * @param step of this step, counted from 1
 */
record ReferenceUpdate(Update update, double learningRate, long step) {

  /** Changes weights and moments in place. */
  void apply(Parameter parameter, double[] weights, double[] gradient, List<double[]> moments) {
    double decay = parameter.role() == Role.WEIGHT ? update.weightDecay() : 0;
    for (int i = 0; i < weights.length; i++) {
      Number number = new Number(weights[i], gradient[i], decay, moments, i);
      weights[i] = update.rule().accept(number);
    }
    if (update.averaging() > 0) {
      average(weights, moments.get(moments.size() - 1));
    }
  }

  /** Moves the average, in place. */
  void average(double[] values, double[] average) {
    double kept = Math.min(update.averaging(), (1.0 + step) / (10.0 + step));
    for (int i = 0; i < values.length; i++) {
      average[i] = kept * average[i] + (1 - kept) * values[i];
    }
  }

  /** One weight, what is known of it, and what each rule makes of it. */
  private final class Number implements Update.Visitor<Double> {
    private final double w;
    private final double gradient;
    private final double decay;
    private final List<double[]> moments;
    private final int i;

    Number(double w, double gradient, double decay, List<double[]> moments, int i) {
      this.w = w;
      this.gradient = gradient;
      this.decay = decay;
      this.moments = moments;
      this.i = i;
    }

    /** Keeps a part of a moment and adds to it. */
    private double moment(int index, double kept, double added) {
      double[] all = moments.get(index);
      all[i] = kept * all[i] + added;
      return all[i];
    }

    @Override
    public Double sgd(Update.Sgd sgd) {
      double g = gradient + decay * w;
      if (sgd.momentum() == 0) {
        return w - learningRate * g;
      }
      double v = moment(0, sgd.momentum(), g);
      return w - learningRate * (sgd.nesterov() ? g + sgd.momentum() * v : v);
    }

    @Override
    public Double adam(Update.Adam adam) {
      double start = adam.decoupled() ? w - learningRate * decay * w : w;
      double g = adam.decoupled() ? gradient : gradient + decay * w;
      double m = moment(0, adam.beta1(), (1 - adam.beta1()) * g);
      double v = moment(1, adam.beta2(), (1 - adam.beta2()) * g * g);
      double mean = m / (1 - Math.pow(adam.beta1(), step));
      double square = v / (1 - Math.pow(adam.beta2(), step));
      return start - learningRate * mean / (Math.sqrt(square) + adam.epsilon());
    }

    @Override
    public Double nadam(Update.Nadam nadam) {
      double g = gradient + decay * w;
      double m = moment(0, nadam.beta1(), (1 - nadam.beta1()) * g);
      double v = moment(1, nadam.beta2(), (1 - nadam.beta2()) * g * g);
      double product = 1;
      for (long t = 1; t <= step; t++) {
        product *= momentum(nadam, t);
      }
      double mu = momentum(nadam, step);
      double next = momentum(nadam, step + 1);
      double ahead = (1 - mu) / (1 - product) * g + next / (1 - product * next) * m;
      double square = v / (1 - Math.pow(nadam.beta2(), step));
      return w - learningRate * ahead / (Math.sqrt(square) + nadam.epsilon());
    }

    private static double momentum(Update.Nadam nadam, long t) {
      return nadam.beta1() * (1 - 0.5 * Math.pow(0.96, 0.004 * t));
    }

    @Override
    public Double rmsProp(Update.RmsProp rule) {
      double g = gradient + decay * w;
      double v = moment(0, rule.decay(), (1 - rule.decay()) * g * g);
      return w - learningRate * g / (Math.sqrt(v) + rule.epsilon());
    }

    @Override
    public Double adagrad(Update.Adagrad rule) {
      double g = gradient + decay * w;
      double v = moment(0, 1, g * g);
      return w - learningRate * g / (Math.sqrt(v) + rule.epsilon());
    }

    @Override
    public Double lion(Update.Lion lion) {
      double direction = lion.beta1() * moments.get(0)[i] + (1 - lion.beta1()) * gradient;
      double sign = Math.abs(direction) <= Update.Lion.NOTHING ? 0 : Math.signum(direction);
      moment(0, lion.beta2(), (1 - lion.beta2()) * gradient);
      return w - learningRate * decay * w - learningRate * sign;
    }
  }
}
