package dev.cairn.data.augment;

import dev.cairn.data.files.DataException;
import dev.cairn.graph.Shape;
import java.util.List;

/**
 * Multiplies the target of each class, so that its cross entropy weighs as much more or less.
 *
 * @param weights in the order of the classes
 */
record ClassWeights(List<Double> weights) implements Step.OfClasses {

  @Override
  public void check(Shape input, Shape target, String whole) {
    if (weights.size() != target.elements()) {
      throw new DataException(
          target.elements() + " weights, one a class",
          weights.size() + " weights",
          this + where(whole),
          "give a weight for every class, in the order of the labels");
    }
  }

  @Override
  public void apply(Sample sample, Draws draws) {
    float[] target = sample.target();
    for (int k = 0; k < target.length; k++) {
      target[k] *= weights.get(k).floatValue();
    }
  }

  @Override
  public String toString() {
    return Augment.call("classWeights", weights.toArray());
  }
}
