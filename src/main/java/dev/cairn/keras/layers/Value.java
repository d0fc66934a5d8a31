package dev.cairn.keras.layers;

import dev.cairn.graph.Node;
import dev.cairn.graph.Shape;

/**
 * What a layer puts out: the value of a node, and what is known of it beside.
 *
 * @param node its name
 * @param shape channels first
 * @param order of its numbers in Keras
 * @param margins zeros around it that the next layer has to add
 * @param repeated how many times a vector stands behind itself; 0 where it does not
 * @param traits what a later layer may have to know
 */
public record Value(
    String node, Shape shape, Order order, Margins margins, int repeated, Traits traits) {

  /** Zeros before and behind rows and columns. */
  public record Margins(int top, int bottom, int left, int right) {
    static final Margins NONE = new Margins(0, 0, 0, 0);
  }

  /**
   * What is known of the numbers.
   *
   * @param notNegative whether none is below 0
   * @param softmax whether Keras has a softmax here, which is left to the loss
   */
  public record Traits(boolean notNegative, boolean softmax) {
    static final Traits ANY = new Traits(false, false);
    static final Traits NOT_NEGATIVE = new Traits(true, false);
    static final Traits SOFTMAX = new Traits(true, true);
  }

  /** Of a node, in the usual order. */
  public static Value of(Node node) {
    return new Value(
        node.name(), node.shape(), Order.of(node.shape()), Margins.NONE, 0, Traits.ANY);
  }

  /** A node that changes numbers where they stand. */
  Value at(Node other) {
    return new Value(other.name(), other.shape(), order, margins, repeated, Traits.ANY);
  }

  Value ordered(Order other) {
    return new Value(node, shape, other, margins, repeated, traits);
  }

  Value within(Margins other) {
    return new Value(node, shape, order, other, repeated, traits);
  }

  Value repeated(int times) {
    return new Value(node, shape, order, margins, times, traits);
  }

  Value known(Traits other) {
    return new Value(node, shape, order, margins, repeated, other);
  }
}
