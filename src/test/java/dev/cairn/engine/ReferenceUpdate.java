package dev.cairn.engine;

import dev.cairn.graph.Parameter;
import dev.cairn.graph.Parameter.Role;
import dev.cairn.graph.Update;
import java.util.List;

/**
 * The rules of {@link Update}, number by number.
 *
 * @param rule how
 * @param learningRate of this step
 * @param step of this step, counted from 1
 */
record ReferenceUpdate(Update rule, double learningRate, long step) {

  /** Changes weights and moments in place. */
  void apply(Parameter parameter, double[] weights, double[] gradient, List<double[]> moments) {
    double decay = parameter.role() == Role.WEIGHT ? rule.weightDecay() : 0;
    for (int i = 0; i < weights.length; i++) {
      if (rule instanceof Update.Sgd sgd) {
        weights[i] -= learningRate * sgd(sgd, gradient[i] + decay * weights[i], moments, i);
      } else if (rule instanceof Update.Adam adam) {
        double decoupled = adam.decoupled() ? learningRate * decay * weights[i] : 0;
        double g = adam.decoupled() ? gradient[i] : gradient[i] + decay * weights[i];
        weights[i] -= decoupled + learningRate * adam(adam, g, moments, i);
      }
    }
  }

  private static double sgd(Update.Sgd sgd, double g, List<double[]> moments, int i) {
    if (sgd.momentum() == 0) {
      return g;
    }
    double[] v = moments.get(0);
    v[i] = sgd.momentum() * v[i] + g;
    return sgd.nesterov() ? g + sgd.momentum() * v[i] : v[i];
  }

  private double adam(Update.Adam adam, double g, List<double[]> moments, int i) {
    double[] m = moments.get(0);
    double[] v = moments.get(1);
    m[i] = adam.beta1() * m[i] + (1 - adam.beta1()) * g;
    v[i] = adam.beta2() * v[i] + (1 - adam.beta2()) * g * g;
    double mean = m[i] / (1 - Math.pow(adam.beta1(), step));
    double square = v[i] / (1 - Math.pow(adam.beta2(), step));
    return mean / (Math.sqrt(square) + adam.epsilon());
  }
}
