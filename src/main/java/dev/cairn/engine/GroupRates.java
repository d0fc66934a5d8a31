package dev.cairn.engine;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Learning rates of groups, as {@link dev.cairn.graph.Update.Grouped} describes them, for any rule:
 * each changes a weight in proportion to the learning rate, so the change that it made is
 * multiplied.
 */
public final class GroupRates {
  private record Part(FloatBuffer weights, float[] before, double factor) {}

  private final List<Part> parts = new ArrayList<>();

  /**
   * Adds a parameter.
   *
   * @param weights its numbers in the engine's memory, in any order, read from 0 to the limit
   * @param factor of its learning rate
   */
  public void add(FloatBuffer weights, double factor) {
    if (factor != 1) {
      parts.add(new Part(weights, new float[weights.limit()], factor));
    }
  }

  /** Remembers the weights before a step. */
  public void keep() {
    parts.forEach(part -> part.weights.get(0, part.before));
  }

  /** Multiplies what has changed since {@link #keep}. */
  public void apply() {
    for (Part part : parts) {
      for (int i = 0; i < part.before.length; i++) {
        double before = part.before[i];
        double change = part.weights.get(i) - before;
        part.weights.put(i, (float) (before + part.factor * change));
      }
    }
  }
}
