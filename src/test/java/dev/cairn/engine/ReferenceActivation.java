package dev.cairn.engine;

import dev.cairn.graph.Op;
import org.apache.commons.math3.special.Erf;

/** Activations of one number, and their slopes, as their papers have them. */
final class ReferenceActivation {
  private ReferenceActivation() {}

  static double value(Op.Activation op, double x) {
    return switch (op.function()) {
      case LEAKY_RELU -> x > 0 ? x : op.alpha() * x;
      case ELU -> x > 0 ? x : op.alpha() * Math.expm1(x);
      case GELU -> x * normal(x);
      case SILU -> x * sigmoid(x);
      case TANH -> Math.tanh(x);
      case SIGMOID -> sigmoid(x);
    };
  }

  static double slope(Op.Activation op, double x) {
    return switch (op.function()) {
      case LEAKY_RELU -> x > 0 ? 1 : op.alpha();
      case ELU -> x > 0 ? 1 : op.alpha() * Math.exp(x);
      case GELU -> normal(x) + x * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
      case SILU -> sigmoid(x) * (1 + x * (1 - sigmoid(x)));
      case TANH -> 1 - Math.tanh(x) * Math.tanh(x);
      case SIGMOID -> sigmoid(x) * (1 - sigmoid(x));
    };
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private static double normal(double x) {
    return (1 + Erf.erf(x / Math.sqrt(2))) / 2;
  }
}
