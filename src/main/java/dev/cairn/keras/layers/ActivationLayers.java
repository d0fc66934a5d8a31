package dev.cairn.keras.layers;

import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Op.Function;
import dev.cairn.keras.layers.Value.Traits;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** Activations, as layers of their own and as options of others. */
final class ActivationLayers {
  private static final String LINEAR = "linear";
  private static final String SOFTMAX = "softmax";

  /** Of one number, by their names in Keras. */
  private static final Map<String, Op> FUNCTIONS =
      Map.of(
          "relu", new Op.Relu(),
          "leaky_relu", new Op.Activation(Function.LEAKY_RELU, 0.2),
          "elu", new Op.Activation(Function.ELU, 1),
          "gelu", new Op.Activation(Function.GELU, 0),
          "silu", new Op.Activation(Function.SILU, 0),
          "swish", new Op.Activation(Function.SILU, 0),
          "tanh", new Op.Activation(Function.TANH, 0),
          "sigmoid", new Op.Activation(Function.SIGMOID, 0));

  private ActivationLayers() {}

  /** The option {@code activation} of a layer whose sum is {@code x}. */
  static Value option(Call call, Value x) {
    String name = call.options().text("activation", LINEAR).toLowerCase(Locale.ROOT);
    return named(call, name, x, call.name() + "." + name);
  }

  /** {@code Activation}. */
  static Value layer(Call call) {
    String name = call.options().text("activation", LINEAR).toLowerCase(Locale.ROOT);
    return named(call, name, call.x(), call.name());
  }

  private static Value named(Call call, String name, Value x, String node) {
    if (name.equals(LINEAR)) {
      return x;
    }
    if (name.equals(SOFTMAX)) {
      return softmax(call, x);
    }
    Op op = FUNCTIONS.get(name);
    if (op == null) {
      throw call.options()
          .refusal(
              "activation",
              name,
              "'"
                  + String.join("', '", new TreeSet<>(FUNCTIONS.keySet()))
                  + "', 'linear' or 'softmax'");
    }
    return applied(call, op, x, node);
  }

  private static Value applied(Call call, Op op, Value x, String node) {
    Node made = call.assembly().add(node, op, x);
    boolean notNegative =
        op instanceof Op.Relu || op instanceof Op.Activation a && a.function() == Function.SIGMOID;
    return x.at(made).known(notNegative ? Traits.NOT_NEGATIVE : Traits.ANY);
  }

  /** {@code ReLU}. */
  static Value relu(Call call) {
    call.options().zero("threshold");
    if (call.options().has("max_value")) {
      throw call.options().refusal("max_value", call.options().number("max_value", 0), "None");
    }
    double slope = call.options().number("negative_slope", 0);
    Op op = slope == 0 ? new Op.Relu() : new Op.Activation(Function.LEAKY_RELU, slope);
    return applied(call, op, call.x(), call.name());
  }

  /** {@code LeakyReLU}; its option was renamed. */
  static Value leakyRelu(Call call) {
    double slope = call.options().number("negative_slope", call.options().number("alpha", 0.3));
    return applied(call, new Op.Activation(Function.LEAKY_RELU, slope), call.x(), call.name());
  }

  /** {@code ELU}. */
  static Value elu(Call call) {
    double alpha = call.options().number("alpha", 1);
    return applied(call, new Op.Activation(Function.ELU, alpha), call.x(), call.name());
  }

  /** {@code Softmax}, which our losses compute. */
  static Value softmaxLayer(Call call) {
    call.options().only("axis", "-1", String.valueOf(call.x().shape().rank()));
    return softmax(call, call.x());
  }

  private static Value softmax(Call call, Value x) {
    if (!x.shape().isVector()) {
      throw call.refusal("softmax over a vector", "softmax over " + x.shape().named());
    }
    return x.known(Traits.SOFTMAX);
  }
}
