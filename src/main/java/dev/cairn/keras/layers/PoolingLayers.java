package dev.cairn.keras.layers;

import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Op.Pooling;
import dev.cairn.graph.Shape;
import dev.cairn.graph.Window;
import java.util.List;

/** Pooling over windows, and over all positions. */
final class PoolingLayers {
  private PoolingLayers() {}

  /** {@code MaxPooling1D} and {@code MaxPooling2D}; zeros around numbers above 0 do not count. */
  static Value max(Call call) {
    Value raw = call.raw();
    Value x = raw.traits().notNegative() && raw.repeated() == 0 ? raw : call.plain(raw);
    return pooled(call, x, Pooling.MAX);
  }

  /** {@code AveragePooling1D} and {@code AveragePooling2D}. */
  static Value average(Call call) {
    return pooled(call, call.x(), Pooling.AVERAGE);
  }

  private static Value pooled(Call call, Value x, Pooling pooling) {
    Window window = Windows.ofPooling(call, x);
    return Value.of(call.first(new Op.Pool(pooling, window), x))
        .known(new Value.Traits(x.traits().notNegative(), false));
  }

  /** {@code GlobalMaxPooling1D} and {@code GlobalMaxPooling2D}. */
  static Value globalMax(Call call) {
    return global(call, Pooling.MAX);
  }

  /** {@code GlobalAveragePooling1D} and {@code GlobalAveragePooling2D}. */
  static Value globalAverage(Call call) {
    return global(call, Pooling.AVERAGE);
  }

  private static Value global(Call call, Pooling pooling) {
    Value x = call.x();
    call.channelsLast();
    Node node = call.first(new Op.GlobalPool(pooling), x);
    Value y = Value.of(node).known(new Value.Traits(x.traits().notNegative(), false));
    if (!call.options().flag("keepdims", false)) {
      return y;
    }
    int channels = x.shape().channels();
    Shape shape = new Shape(x.shape().isImage() ? List.of(channels, 1, 1) : List.of(channels, 1));
    return call.reshaped("keep", y, shape);
  }
}
