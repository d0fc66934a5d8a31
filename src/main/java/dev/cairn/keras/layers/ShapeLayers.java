package dev.cairn.keras.layers;

import dev.cairn.graph.Op;
import dev.cairn.graph.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Layers that move numbers without changing them, and those that prediction leaves out. */
final class ShapeLayers {
  private ShapeLayers() {}

  /** {@code Dropout} and its like, whose rate training with Cairn keeps. */
  static Value dropout(Call call) {
    return dropped(call, Op.Unit.ELEMENT);
  }

  /** {@code SpatialDropout1D} and {@code SpatialDropout2D}. */
  static Value spatialDropout(Call call) {
    return dropped(call, Op.Unit.CHANNEL);
  }

  private static Value dropped(Call call, Op.Unit unit) {
    Value x = call.x();
    double rate = call.options().number("rate", 0);
    if (rate <= 0) {
      return x;
    }
    return x.at(call.first(new Op.Dropout(rate, unit), x)).known(x.traits());
  }

  /** Layers that do nothing in prediction. */
  static Value nothing(Call call) {
    return call.raw();
  }

  /** {@code Flatten}. */
  static Value flatten(Call call) {
    Value x = call.x();
    if (x.shape().isVector()) {
      return x;
    }
    return Value.of(call.first(new Op.Flatten(), x)).ordered(x.order()).known(x.traits());
  }

  /** {@code Reshape}, where the numbers need not change places among each other. */
  static Value reshape(Call call) {
    Value x = call.x();
    Shape shape = target(call, x.shape().elements());
    if (shape.isVector()) {
      return Value.of(call.first(new Op.Reshape(shape), x)).ordered(x.order()).known(x.traits());
    }
    if (!Order.of(shape).equals(x.order())) {
      throw call.refusal(
          "a shape with as many channels as before",
          "%s from %s".formatted(shape.named(), x.shape().named()));
    }
    return Value.of(call.first(new Op.Reshape(shape), x)).known(x.traits());
  }

  /** Channels first; one size may be left to be computed. */
  private static Shape target(Call call, int elements) {
    List<Integer> sizes =
        new ArrayList<>(
            call.options().numbers("target_shape").stream().map(Double::intValue).toList());
    int known = 1;
    for (int size : sizes) {
      known = Math.max(1, Math.multiplyExact(known, Math.max(1, size)));
    }
    int all = known;
    sizes.replaceAll(size -> size == -1 ? elements / all : size);
    if (sizes.isEmpty() || sizes.size() > 3) {
      throw call.options().refusal("target_shape", sizes, "1 to 3 sizes");
    }
    Collections.rotate(sizes, 1);
    return new Shape(sizes);
  }

  /** {@code Permute} that leaves everything where it is. */
  static Value permute(Call call) {
    List<Double> dims = call.options().numbers("dims");
    for (int i = 0; i < dims.size(); i++) {
      if (dims.get(i) != i + 1) {
        throw call.options().refusal("dims", dims, "the order as it is");
      }
    }
    return call.raw();
  }

  /** {@code RepeatVector}, which a product with a sequence does by itself. */
  static Value repeat(Call call) {
    Value x = call.x();
    if (!x.shape().isVector()) {
      throw call.refusal("a vector to read", x.shape().named());
    }
    int times = call.options().integer("n");
    if (times < 1) {
      throw call.options().refusal("n", times, "1 or more");
    }
    return x.repeated(times);
  }
}
