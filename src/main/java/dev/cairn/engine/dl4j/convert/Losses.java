package dev.cairn.engine.dl4j.convert;

import java.util.Set;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossL2;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;
import org.nd4j.linalg.lossfunctions.impl.LossNegativeLogLikelihood;
import org.nd4j.linalg.lossfunctions.impl.LossSparseMCXENT;

/** Losses that training can go on with. */
final class Losses {
  private static final Set<Class<? extends ILossFunction>> OF_CLASSES =
      Set.of(LossMCXENT.class, LossNegativeLogLikelihood.class, LossSparseMCXENT.class);

  private static final Set<Class<? extends ILossFunction>> OF_NUMBERS =
      Set.of(LossMSE.class, LossL2.class);

  private Losses() {}

  /**
   * Whether training can go on with a loss.
   *
   * @throws ConversionException if not
   */
  static void check(String where, ILossFunction theirs, IActivation activation) {
    boolean classifies = activation instanceof ActivationSoftmax;
    if (!(classifies ? OF_CLASSES : OF_NUMBERS).contains(theirs.getClass())) {
      throw Refusals.option(
          where,
          "%s with %s".formatted(activation, theirs.getClass().getSimpleName()),
          "softmax with LossMCXENT, LossNegativeLogLikelihood or LossSparseMCXENT, or numbers with"
              + " LossMSE or LossL2");
    }
  }
}
