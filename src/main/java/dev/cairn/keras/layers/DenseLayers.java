package dev.cairn.keras.layers;

import com.google.gson.JsonObject;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Window;
import dev.cairn.keras.file.Layer;
import dev.cairn.keras.file.Options;

/** Dense layers and embeddings. */
final class DenseLayers {
  private DenseLayers() {}

  /** {@code Dense}: over a vector, or at each position of an image or a sequence. */
  static Value dense(Call call) {
    Value x = call.x();
    int units = call.options().integer("units");
    boolean bias = call.options().flag("use_bias", true);
    int inputs = x.shape().channels();
    float[] kernel = call.weights().take("kernel", inputs, units);
    Node node;
    if (x.shape().isVector()) {
      node = call.first(new Op.Dense(units, bias), x);
      call.assembly().put(node, "weight", turned(kernel, x.order().places(), units));
    } else {
      Window point = new Window(Window.Axis.POINT, Window.Axis.POINT);
      node = call.first(new Op.Convolution(units, point, 1, bias, 1), x);
      call.assembly().put(node, "weight", turned(kernel, units));
    }
    if (bias) {
      call.assembly().put(node, "bias", call.weights().take("bias", units));
    }
    return ActivationLayers.option(call, Value.of(node));
  }

  /** {@code [inputs, units]} as {@code [units, inputs]}, the inputs at other places. */
  private static float[] turned(float[] kernel, int[] places, int units) {
    float[] weight = new float[kernel.length];
    for (int i = 0; i < places.length; i++) {
      for (int u = 0; u < units; u++) {
        weight[u * places.length + places[i]] = kernel[i * units + u];
      }
    }
    return weight;
  }

  /** {@code [rows, columns]} as {@code [columns, rows]}. */
  static float[] turned(float[] matrix, int columns) {
    int rows = matrix.length / Math.max(1, columns);
    float[] turned = new float[matrix.length];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        turned[c * rows + r] = matrix[r * columns + c];
      }
    }
    return turned;
  }

  /** {@code TimeDistributed} around a dense layer, which is that layer. */
  static Value timeDistributed(Call call) {
    if (!(call.options().json().get("layer") instanceof JsonObject inner)
        || !"Dense".equals(new Options(call.layer().where(), inner).text("class_name", ""))
        || !(inner.get("config") instanceof JsonObject config)) {
      throw call.refusal("TimeDistributed around Dense", "TimeDistributed around another layer");
    }
    Options options = new Options(call.layer().where(), config);
    return dense(call.as(new Layer(call.layer().name(), "Dense", options, call.layer().calls())));
  }

  /** {@code Embedding} of a row of indices. */
  static Value embedding(Call call) {
    Value x = call.x();
    if (call.options().flag("mask_zero", false)) {
      throw call.options().refusal("mask_zero", true, "False");
    }
    int vocabulary = call.options().integer("input_dim");
    int width = call.options().integer("output_dim");
    float[] table = call.weights().take("embeddings", vocabulary, width);
    Node node = call.first(new Op.Embedding(vocabulary, width), x);
    call.assembly().put(node, "weight", table);
    return Value.of(node);
  }
}
