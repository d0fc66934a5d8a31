package dev.cairn.keras.layers;

import dev.cairn.graph.Window;
import dev.cairn.keras.file.Options;
import java.util.List;

/**
 * Windows from options of Keras. Padding {@code same} gives as many outputs as the stride leaves of
 * the input; of an odd number of zeros, the one more is behind.
 */
final class Windows {
  private Windows() {}

  /** Of a convolution, with the margins of what it reads. */
  static Window ofConvolution(Call call, Value x) {
    if (x.repeated() > 0 || x.traits().softmax()) {
      call.plain(x);
    }
    boolean line = isLine(call, x);
    Options options = call.options();
    call.channelsLast();
    options.only("padding", line ? new String[] {"valid", "same", "causal"} : BOTH);
    int axes = line ? 1 : 2;
    return window(
        x,
        options.text("padding", "valid"),
        options.axes("kernel_size", axes, 1),
        options.axes("strides", axes, 1),
        options.axes("dilation_rate", axes, 1));
  }

  private static final String[] BOTH = {"valid", "same"};

  /** Of a pooling layer. */
  static Window ofPooling(Call call, Value x) {
    boolean line = isLine(call, x);
    Options options = call.options();
    call.channelsLast();
    options.only("padding", BOTH);
    int axes = line ? 1 : 2;
    List<Integer> sizes = options.axes("pool_size", axes, 2);
    List<Integer> strides = options.has("strides") ? options.axes("strides", axes, 2) : sizes;
    return window(
        x, options.text("padding", "valid"), sizes, strides, options.axes("none", axes, 1));
  }

  /** The kind of a layer says whether it is for sequences. */
  private static boolean isLine(Call call, Value x) {
    boolean line = call.layer().kind().endsWith("1D");
    if (line) {
      call.sequence(x);
    } else {
      call.image(x);
    }
    return line;
  }

  private static Window window(
      Value x, String padding, List<Integer> kernel, List<Integer> stride, List<Integer> dilation) {
    Value.Margins margins = x.margins();
    int last = kernel.size() - 1;
    Window.Axis columns =
        axis(
            x.shape().size(last + 1),
            padding,
            new Window.Axis(
                kernel.get(last),
                stride.get(last),
                dilation.get(last),
                margins.left(),
                margins.right()));
    if (last == 0) {
      return Window.line(columns);
    }
    Window.Axis rows =
        axis(
            x.shape().size(1),
            padding,
            new Window.Axis(
                kernel.get(0), stride.get(0), dilation.get(0), margins.top(), margins.bottom()));
    return new Window(rows, columns);
  }

  /** Adds what the padding asks for to the margins. */
  private static Window.Axis axis(int inner, String padding, Window.Axis axis) {
    if (axis.stride() < 1 || axis.kernel() < 1) {
      return axis;
    }
    int size = inner + axis.before() + axis.after();
    int before = 0;
    int after = 0;
    if (padding.equals("same")) {
      int outputs = (size + axis.stride() - 1) / axis.stride();
      int all = Math.max(0, (outputs - 1) * axis.stride() + axis.reach() - size);
      before = all / 2;
      after = all - before;
    } else if (padding.equals("causal")) {
      before = axis.reach() - 1;
    }
    return new Window.Axis(
        axis.kernel(),
        axis.stride(),
        axis.dilation(),
        axis.before() + before,
        axis.after() + after);
  }
}
