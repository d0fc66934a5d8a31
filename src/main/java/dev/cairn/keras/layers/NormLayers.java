package dev.cairn.keras.layers;

import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import java.util.Arrays;
import java.util.List;

/** Norms, and numbers brought to another scale. */
final class NormLayers {
  private NormLayers() {}

  /** {@code BatchNormalization}. */
  static Value batch(Call call) {
    Value x = call.x();
    overChannels(call, x);
    double epsilon = call.options().number("epsilon", 1e-3);
    double momentum = call.options().number("momentum", 0.99);
    Node node = call.first(new Op.BatchNorm(epsilon, momentum), x);
    scaleAndShift(call, node, x);
    int channels = x.shape().channels();
    put(call, node, "mean", x, call.weights().take("moving mean", channels));
    put(call, node, "variance", x, call.weights().take("moving variance", channels));
    return x.at(node);
  }

  /** {@code LayerNormalization} over channels. */
  static Value layer(Call call) {
    Value x = call.x();
    overChannels(call, x);
    Node node = call.first(new Op.LayerNorm(call.options().number("epsilon", 1e-3), 1), x);
    scaleAndShift(call, node, x);
    return x.at(node);
  }

  /** {@code GroupNormalization}. */
  static Value group(Call call) {
    Value x = call.x();
    overChannels(call, x);
    int channels = x.shape().channels();
    int groups = call.options().integer("groups", 32);
    Op op =
        new Op.GroupNorm(
            groups == -1 ? channels : groups, call.options().number("epsilon", 1e-3), 1);
    Node node = call.first(op, x);
    scaleAndShift(call, node, x);
    return x.at(node);
  }

  /** What Keras leaves out is 1 and 0. */
  private static void scaleAndShift(Call call, Node node, Value x) {
    int channels = x.shape().channels();
    boolean scale = call.options().flag("scale", true);
    boolean center = call.options().flag("center", true);
    put(call, node, "scale", x, scale ? call.weights().take("gamma", channels) : ones(channels));
    put(
        call,
        node,
        "shift",
        x,
        center ? call.weights().take("beta", channels) : new float[channels]);
  }

  private static void put(Call call, Node node, String role, Value x, float[] values) {
    call.assembly().put(node, role, x.shape().isVector() ? x.order().arranged(values) : values);
  }

  private static float[] ones(int size) {
    float[] ones = new float[size];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static void overChannels(Call call, Value x) {
    List<Double> axes = call.options().numbers("axis");
    boolean last =
        axes.isEmpty()
            || axes.size() == 1 && (axes.get(0) == -1 || axes.get(0) == x.shape().rank());
    if (!last) {
      throw call.options().refusal("axis", axes, "-1");
    }
  }

  /** {@code Rescaling}: a factor and a summand, which can be trained like all others. */
  static Value rescaling(Call call) {
    Value x = call.x();
    List<Double> factors = call.options().numbers("scale");
    List<Double> summands = call.options().numbers("offset");
    return moved(call, x, floats(factors, 1), floats(summands, 0));
  }

  /** {@code Normalization} with the statistics that it has seen, or was given. */
  static Value normalization(Call call) {
    Value x = call.x();
    overChannels(call, x);
    if (call.options().flag("invert", false)) {
      throw call.options().refusal("invert", true, "False");
    }
    int channels = x.shape().channels();
    boolean given = call.options().has("mean");
    float[] means =
        given ? floats(call.options().numbers("mean"), 0) : call.weights().take("mean", channels);
    float[] variances =
        given
            ? floats(call.options().numbers("variance"), 1)
            : call.weights().take("variance", channels);
    if (!given && call.weights().hasNext()) {
      call.weights().skip();
    }
    float[] factors = new float[variances.length];
    float[] summands = new float[variances.length];
    for (int i = 0; i < factors.length; i++) {
      double deviation = Math.max(Math.sqrt(variances[i]), 1e-7);
      factors[i] = (float) (1 / deviation);
      summands[i] = (float) (-means[i % means.length] / deviation);
    }
    return moved(call, x, factors, summands);
  }

  private static float[] floats(List<Double> numbers, float otherwise) {
    float[] values = new float[Math.max(1, numbers.size())];
    values[0] = otherwise;
    for (int i = 0; i < numbers.size(); i++) {
      values[i] = numbers.get(i).floatValue();
    }
    return values;
  }

  private static Value moved(Call call, Value x, float[] factors, float[] summands) {
    int channels = x.shape().channels();
    for (float[] values : new float[][] {factors, summands}) {
      if (values.length != 1 && values.length != channels) {
        throw call.refusal(
            "one number, or one for each of %d channels".formatted(channels),
            values.length + " numbers");
      }
    }
    Node factor = call.first(new Op.Scale(factors.length > 1, 1), x);
    place(call, factor, "scale", x, factors);
    Value y = x.at(factor);
    Node summand = call.more("shift", new Op.Shift(summands.length > 1), y);
    place(call, summand, "shift", x, summands);
    return x.at(summand);
  }

  /** One number for all, or one for each channel. */
  private static void place(Call call, Node node, String role, Value x, float[] values) {
    if (values.length == 1) {
      call.assembly().put(node, role, values);
    } else {
      put(call, node, role, x, values);
    }
  }
}
