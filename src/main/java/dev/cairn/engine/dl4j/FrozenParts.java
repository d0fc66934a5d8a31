package dev.cairn.engine.dl4j;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Parts of flat arrays that a step must leave as they are, bit for bit: they are copied before it
 * and put back after it. A factor of zero in the update would not do: it turns NaN into NaN.
 */
final class FrozenParts implements AutoCloseable {
  private record Part(INDArray view, INDArray copy) {}

  private final List<Part> parts = new ArrayList<>();
  private final List<INDArray> ofGradients = new ArrayList<>();

  /**
   * Learns which parts.
   *
   * @param places of the frozen parameters
   * @param flat arrays in which they stand
   * @param gradients of all parameters
   */
  FrozenParts(List<Layout.Place> places, List<INDArray> flat, INDArray gradients) {
    for (Layout.Place place : places) {
      ofGradients.add(place.in(gradients));
    }
    for (INDArray array : flat) {
      for (Layout.Place place : places) {
        parts.add(new Part(place.in(array), NativeFloats.allocate(place.parameter().elements())));
      }
    }
  }

  /** Makes their gradients 0, so that they count in no norm. */
  void clearGradients() {
    ofGradients.forEach(gradient -> gradient.assign(0));
  }

  /** Copies them. */
  void keep() {
    parts.forEach(part -> part.copy().assign(part.view()));
  }

  /** Puts the copies back. */
  void putBack() {
    parts.forEach(part -> part.view().assign(part.copy()));
  }

  @Override
  public void close() {
    parts.forEach(part -> part.copy().close());
  }
}
