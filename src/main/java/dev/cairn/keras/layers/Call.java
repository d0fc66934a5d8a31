package dev.cairn.keras.layers;

import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Shape;
import dev.cairn.keras.file.KerasException;
import dev.cairn.keras.file.Layer;
import dev.cairn.keras.file.Options;
import java.util.List;

/**
 * One use of a layer.
 *
 * @param layer as the file has it
 * @param name of its first node; further ones have it in front
 * @param reads the values that it is given
 * @param weights of the layer
 * @param assembly where its nodes go
 */
public record Call(
    Layer layer, String name, List<Value> reads, LayerWeights weights, Assembly assembly) {
  /** Copies the list. */
  public Call {
    reads = List.copyOf(reads);
  }

  Options options() {
    return layer.options();
  }

  /** Another layer in the place of this one, with its weights. */
  Call as(Layer other) {
    return new Call(other, name, reads, weights, assembly);
  }

  /** The only value that it is given, which may need something of this layer. */
  Value raw() {
    if (reads.size() != 1) {
      throw refusal("one value to read", reads.size() + " values");
    }
    return reads.get(0);
  }

  /** The only value that it is given, as it is. */
  Value x() {
    return plain(raw());
  }

  /** A value that needs nothing of this layer. */
  Value plain(Value value) {
    if (value.traits().softmax()) {
      throw refusal("softmax as the last layer of a model", "softmax in front of it");
    }
    if (value.repeated() > 0) {
      throw refusal("RepeatVector in front of Multiply only", "RepeatVector in front of it");
    }
    return value.margins().equals(Value.Margins.NONE)
        ? value
        : ConvolutionLayers.padded(assembly, value);
  }

  /** What cannot be imported. */
  KerasException refusal(String expected, String found) {
    return new KerasException(
        expected,
        found,
        layer.where(),
        "build the model in another way and train it again; docs/keras.md has the table");
  }

  /** A channel is what Keras has last. */
  void channelsLast() {
    options().only("data_format", "channels_last");
  }

  Value image(Value x) {
    if (!x.shape().isImage()) {
      throw refusal("an image to read", x.shape().named());
    }
    return x;
  }

  Value sequence(Value x) {
    if (!x.shape().isSequence()) {
      throw refusal("a sequence to read", x.shape().named());
    }
    return x;
  }

  /** The layer's first node, named like the layer. */
  Node first(Op op, Value... inputs) {
    return assembly.add(name, op, inputs);
  }

  /** A further node of the layer. */
  Node more(String part, Op op, Value... inputs) {
    return assembly.add(name + "." + part, op, inputs);
  }

  /** The same numbers in another shape, where ours lie as Keras has them. */
  Value reshaped(String part, Value x, Shape shape) {
    return x.shape().equals(shape) ? x : Value.of(more(part, new Op.Reshape(shape), x));
  }
}
