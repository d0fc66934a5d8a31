package dev.cairn.engine.dl4j.convert;

import dev.cairn.graph.Op;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/** Activations of both sides. */
final class Functions {
  /** What can be imported. */
  static final String KNOWN = "identity, ReLU, leaky ReLU, ELU, swish, tanh and sigmoid";

  private Functions() {}

  /** Theirs, or nothing for GELU: both of their formulas are off by up to a hundredth. */
  static Optional<IActivation> theirs(Op.Activation op) {
    return switch (op.function()) {
      case LEAKY_RELU -> Optional.of(new ActivationLReLU(op.alpha()));
      case ELU -> Optional.of(new ActivationELU(op.alpha()));
      case GELU -> Optional.empty();
      case SILU -> Optional.of(new ActivationSwish());
      case TANH -> Optional.of(new ActivationTanH());
      case SIGMOID -> Optional.of(new ActivationSigmoid());
    };
  }

  /**
   * Ours, or nothing for the identity.
   *
   * @throws ConversionException if there is none
   */
  static Optional<Op> ours(IActivation theirs, String where) {
    if (theirs instanceof ActivationIdentity) {
      return Optional.empty();
    }
    if (theirs instanceof ActivationReLU relu && isPlain(relu)) {
      return Optional.of(new Op.Relu());
    }
    if (theirs instanceof ActivationLReLU leaky) {
      return Optional.of(new Op.Activation(Op.Function.LEAKY_RELU, leaky.getAlpha()));
    }
    if (theirs instanceof ActivationELU elu) {
      return Optional.of(new Op.Activation(Op.Function.ELU, elu.getAlpha()));
    }
    if (theirs instanceof ActivationSwish) {
      return Optional.of(new Op.Activation(Op.Function.SILU, 0));
    }
    if (theirs instanceof ActivationTanH) {
      return Optional.of(new Op.Activation(Op.Function.TANH, 0));
    }
    if (theirs instanceof ActivationSigmoid) {
      return Optional.of(new Op.Activation(Op.Function.SIGMOID, 0));
    }
    throw Refusals.option(where, "activation " + theirs, "the activations " + KNOWN);
  }

  private static boolean isPlain(ActivationReLU relu) {
    return isNone(relu.getMax()) && isNone(relu.getThreshold()) && isNone(relu.getNegativeSlope());
  }

  private static boolean isNone(@Nullable Double option) {
    return option == null || option == 0;
  }
}
