package dev.cairn.engine.dl4j.convert;

import dev.cairn.graph.Op;
import dev.cairn.graph.Shape;
import dev.cairn.graph.ShapeException;
import dev.cairn.graph.Window;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;

/**
 * Convolutions and pools of Deeplearning4j as ops.
 *
 * @param where name of the layer
 * @param input shape of what it reads
 */
record ImportWindows(String where, Shape input) {
  private static final int[] NONE = new int[4];

  /**
   * A convolution.
   *
   * @param zeros put before it: above, below, left, right
   */
  Op convolution(ConvolutionLayer layer, int[] zeros) {
    boolean depthwise = layer instanceof DepthwiseConvolution2D;
    if (!depthwise && layer.getClass() != ConvolutionLayer.class) {
      throw Refusals.layer(where, layer);
    }
    format(layer.getCnn2dDataFormat());
    Window window =
        window(
            layer.getConvolutionMode(),
            layer.getKernelSize(),
            layer.getStride(),
            layer.getDilation(),
            layer.getPadding(),
            zeros);
    int filters =
        depthwise
            ? ((DepthwiseConvolution2D) layer).getDepthMultiplier() * input.channels()
            : Math.toIntExact(layer.getNOut());
    return new Op.Convolution(
        filters, window, depthwise ? input.channels() : 1, layer.hasBias(), 1);
  }

  Op pool(SubsamplingLayer layer) {
    format(layer.getCnn2dDataFormat());
    PoolingType type = layer.getPoolingType();
    if (type != PoolingType.MAX && type != PoolingType.AVG) {
      throw Refusals.option(where, "pooling " + type, "pooling MAX or AVG");
    }
    if (layer.isAvgPoolIncludePadInDivisor() && type == PoolingType.AVG) {
      throw Refusals.option(
          where, "avgPoolIncludePadInDivisor", "means over what is inside of the image");
    }
    Window window =
        window(
            layer.getConvolutionMode(),
            layer.getKernelSize(),
            layer.getStride(),
            layer.getDilation(),
            layer.getPadding(),
            NONE);
    return new Op.Pool(type == PoolingType.MAX ? Op.Pooling.MAX : Op.Pooling.AVERAGE, window);
  }

  private void format(CNN2DFormat format) {
    if (format == CNN2DFormat.NHWC) {
      throw Refusals.option(where, "format NHWC", "the format NCHW");
    }
    if (!input.isImage()) {
      throw new ShapeException(
          "images for layer " + where,
          input.named(),
          "Deeplearning4j.importFrom",
          "give the shape of one example: Shape.image(3, 32, 32)");
    }
  }

  private Window window(
      ConvolutionMode mode,
      int[] kernel,
      int[] stride,
      int[] dilation,
      int[] padding,
      int[] zeros) {
    if (mode == ConvolutionMode.Causal) {
      throw Refusals.option(
          where, "ConvolutionMode Causal", "ConvolutionMode Same, Truncate or Strict");
    }
    Window.Axis[] axes = new Window.Axis[2];
    for (int i = 0; i < 2; i++) {
      int size = input.size(1 + i) + zeros[2 * i] + zeros[2 * i + 1];
      int all = mode == ConvolutionMode.Same ? same(size, kernel[i], stride[i], dilation[i]) : 0;
      int before = mode == ConvolutionMode.Same ? all / 2 : padding[i];
      int behind = mode == ConvolutionMode.Same ? all - all / 2 : padding[i];
      axes[i] =
          new Window.Axis(
              kernel[i], stride[i], dilation[i], before + zeros[2 * i], behind + zeros[2 * i + 1]);
    }
    return new Window(axes[0], axes[1]);
  }

  /** Zeros on both sides together, so that the output is the input divided by the stride. */
  private static int same(int size, int kernel, int stride, int dilation) {
    int outputs = (size + stride - 1) / stride;
    int reach = dilation * (kernel - 1) + 1;
    return Math.max(0, (outputs - 1) * stride + reach - size);
  }
}
