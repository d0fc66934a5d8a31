package dev.cairn.keras.layers;

import dev.cairn.graph.Op;
import dev.cairn.graph.Shape;
import java.util.List;

/** Layers that read several values. */
final class MergeLayers {
  private MergeLayers() {}

  /** {@code Add}: two values or more of one shape. */
  static Value add(Call call) {
    Value sum = call.plain(first(call));
    boolean notNegative = sum.traits().notNegative();
    for (int i = 1; i < call.reads().size(); i++) {
      Value next = call.plain(call.reads().get(i));
      if (!next.shape().equals(sum.shape()) || !next.order().equals(sum.order())) {
        throw call.refusal(
            "values of one shape", sum.shape().named() + " and " + next.shape().named());
      }
      notNegative &= next.traits().notNegative();
      sum = sum.at(call.assembly().add(part(call, i), new Op.Add(), sum, next));
    }
    return sum.known(new Value.Traits(notNegative, false));
  }

  /** {@code Multiply}: values of one shape, or one with a factor for each channel of the other. */
  static Value multiply(Call call) {
    Value product = first(call);
    for (int i = 1; i < call.reads().size(); i++) {
      Value next = call.reads().get(i);
      boolean turned = isFactor(call, product, next);
      Value whole = call.plain(turned ? next : product);
      Value factor = turned ? product : next;
      if (isFactor(call, factor, whole)) {
        Shape channels = Shape.vector(whole.shape().channels());
        factor = call.reshaped("factors" + i, factor.repeated(0), channels);
      } else if (!factor.shape().equals(whole.shape()) || !factor.order().equals(whole.order())) {
        throw call.refusal(
            "values of one shape, or a factor for each channel",
            whole.shape().named() + " and " + factor.shape().named());
      }
      product =
          whole.at(
              call.assembly().add(part(call, i), new Op.Multiply(), whole, call.plain(factor)));
    }
    return product;
  }

  /** One number for each channel of the other, which has positions. */
  private static boolean isFactor(Call call, Value factor, Value whole) {
    Shape shape = factor.shape();
    if (factor.repeated() > 0) {
      boolean fits =
          whole.shape().isSequence()
              && whole.shape().size(1) == factor.repeated()
              && whole.shape().channels() == shape.channels();
      if (!fits) {
        throw call.refusal(
            "RepeatVector with as many positions as the other value",
            factor.repeated() + " and " + whole.shape().named());
      }
      return true;
    }
    return !shape.isVector()
        && shape.rank() == whole.shape().rank()
        && shape.positions() == 1
        && whole.shape().positions() > 1
        && shape.channels() == whole.shape().channels();
  }

  /** {@code Concatenate} along the channels. */
  static Value concatenate(Call call) {
    Value first = first(call);
    call.reads().forEach(call::plain);
    int rank = first.shape().rank();
    call.options().only("axis", "-1", String.valueOf(rank));
    boolean notNegative = call.reads().stream().allMatch(value -> value.traits().notNegative());
    Value all =
        Value.of(call.first(new Op.Concatenate(), call.reads().toArray(Value[]::new)))
            .known(new Value.Traits(notNegative, false));
    List<Order> orders = call.reads().stream().map(Value::order).toList();
    return rank == 1 ? all.ordered(Order.joined(orders)) : all;
  }

  private static Value first(Call call) {
    if (call.reads().size() < 2) {
      throw call.refusal("two values or more to read", String.valueOf(call.reads().size()));
    }
    return call.reads().get(0);
  }

  /** The last sum is named like the layer. */
  private static String part(Call call, int index) {
    boolean last = index == call.reads().size() - 1;
    return last ? call.name() : call.name() + ".part" + index;
  }
}
