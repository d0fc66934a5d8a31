package dev.cairn.keras.layers;

import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Window;
import java.util.Arrays;
import java.util.List;

/** Convolutions of every kind. Kernels are {@code [rows, columns, inputs, filters]} in Keras. */
final class ConvolutionLayers {
  private ConvolutionLayers() {}

  /** {@code Conv1D} and {@code Conv2D}. */
  static Value convolution(Call call) {
    Value x = call.raw();
    Window window = Windows.ofConvolution(call, x);
    int groups = call.options().integer("groups", 1);
    int filters = call.options().integer("filters");
    boolean bias = call.options().flag("use_bias", true);
    if (groups < 1 || x.shape().channels() % groups != 0) {
      throw call.options()
          .refusal("groups", groups, "a divisor of the " + x.shape().channels() + " channels");
    }
    int seen = x.shape().channels() / groups;
    float[] kernel = take(call, x, "kernel", window, seen, filters);
    Node node = call.first(new Op.Convolution(filters, window, groups, bias, 1), x);
    call.assembly().put(node, "weight", turned(kernel, window.taps(), seen, filters));
    return biased(call, node, bias, filters);
  }

  /** {@code DepthwiseConv1D} and {@code DepthwiseConv2D}. */
  static Value depthwise(Call call) {
    Value x = call.raw();
    Window window = Windows.ofConvolution(call, x);
    boolean bias = call.options().flag("use_bias", true);
    Node node = depthwise(call, x, window, call.name(), bias);
    return biased(call, node, bias, node.shape().channels());
  }

  private static Node depthwise(Call call, Value x, Window window, String name, boolean bias) {
    int channels = x.shape().channels();
    int multiplier = call.options().integer("depth_multiplier", 1);
    float[] kernel = take(call, x, "depthwise kernel", window, channels, multiplier);
    int filters = Math.multiplyExact(channels, multiplier);
    Node node =
        call.assembly().add(name, new Op.Convolution(filters, window, channels, bias, 1), x);
    call.assembly().put(node, "weight", turned(kernel, window.taps(), 1, filters));
    return node;
  }

  /** {@code SeparableConv1D} and {@code SeparableConv2D}: depthwise, then over channels. */
  static Value separable(Call call) {
    Value x = call.raw();
    Window window = Windows.ofConvolution(call, x);
    Node depthwise = depthwise(call, x, window, call.name() + ".depthwise", false);
    Value between = Value.of(depthwise);
    Window point = new Window(Window.Axis.POINT, Window.Axis.POINT);
    int filters = call.options().integer("filters");
    boolean bias = call.options().flag("use_bias", true);
    int seen = between.shape().channels();
    float[] kernel = take(call, x, "pointwise kernel", point, seen, filters);
    Node node = call.more("pointwise", new Op.Convolution(filters, point, 1, bias, 1), between);
    call.assembly().put(node, "weight", turned(kernel, 1, seen, filters));
    return biased(call, node, bias, filters);
  }

  private static Value biased(Call call, Node node, boolean bias, int filters) {
    if (bias) {
      call.assembly().put(node, "bias", call.weights().take("bias", filters));
    }
    return ActivationLayers.option(call, Value.of(node));
  }

  private static float[] take(
      Call call, Value x, String what, Window window, int seen, int filters) {
    int columns = window.columns().kernel();
    return x.shape().isSequence()
        ? call.weights().take(what, columns, seen, filters)
        : call.weights().take(what, window.rows().kernel(), columns, seen, filters);
  }

  /** {@code [taps, seen, filters]} as {@code [filters, seen, taps]}. */
  private static float[] turned(float[] kernel, int taps, int seen, int filters) {
    float[] weight = new float[kernel.length];
    for (int tap = 0; tap < taps; tap++) {
      for (int channel = 0; channel < seen; channel++) {
        for (int filter = 0; filter < filters; filter++) {
          weight[(filter * seen + channel) * taps + tap] =
              kernel[(tap * seen + channel) * filters + filter];
        }
      }
    }
    return weight;
  }

  /** {@code ZeroPadding1D} and {@code ZeroPadding2D}, which the next layer does if it can. */
  static Value zeroPadding(Call call) {
    Value x = call.x();
    call.channelsLast();
    List<Integer> all = call.options().numbers("padding").stream().map(Double::intValue).toList();
    boolean flat = x.shape().isSequence();
    Value.Margins margins =
        switch (all.size()) {
          case 0 -> flat ? margins(0, 0, 1, 1) : margins(1, 1, 1, 1);
          case 1 -> flat ? margins(0, 0, all.get(0), all.get(0)) : square(all.get(0));
          case 2 ->
              flat
                  ? margins(0, 0, all.get(0), all.get(1))
                  : margins(all.get(0), all.get(0), all.get(1), all.get(1));
          default -> margins(all.get(0), all.get(1), all.get(2), all.get(3 % all.size()));
        };
    return x.within(margins);
  }

  /** With its zeros, by a depthwise convolution with ones: for layers that add none themselves. */
  static Value padded(Assembly assembly, Value x) {
    Value.Margins margins = x.margins();
    Window.Axis rows = new Window.Axis(1, 1, 1, margins.top(), margins.bottom());
    Window.Axis columns = new Window.Axis(1, 1, 1, margins.left(), margins.right());
    int channels = x.shape().channels();
    Op op = new Op.Convolution(channels, new Window(rows, columns), channels, false, 1);
    Node node = assembly.add(assembly.name(x.node() + "_padded"), op, x);
    float[] ones = new float[channels];
    Arrays.fill(ones, 1);
    assembly.put(node, "weight", ones);
    return x.at(node).within(Value.Margins.NONE).known(x.traits());
  }

  private static Value.Margins square(int size) {
    return margins(size, size, size, size);
  }

  private static Value.Margins margins(int top, int bottom, int left, int right) {
    return new Value.Margins(top, bottom, left, right);
  }
}
