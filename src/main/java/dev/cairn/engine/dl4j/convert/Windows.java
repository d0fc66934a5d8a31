package dev.cairn.engine.dl4j.convert;

import dev.cairn.graph.Op;
import dev.cairn.graph.Shape;
import dev.cairn.graph.Window;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.nd4j.linalg.activations.Activation;

/** Convolutions and pools as Deeplearning4j describes them: rows first, columns second. */
final class Windows {
  private Windows() {}

  /** Whether there are as many zeros before as behind: others need a layer of their own there. */
  static boolean isEven(Window window) {
    return window.rows().before() == window.rows().after()
        && window.columns().before() == window.columns().after();
  }

  /** A layer of the zeros alone. */
  static Layer zeros(Window window) {
    return new ZeroPaddingLayer.Builder(
            window.rows().before(),
            window.rows().after(),
            window.columns().before(),
            window.columns().after())
        .build();
  }

  static Layer convolution(Op.Convolution op, int channels) {
    return with(new ConvolutionLayer.Builder(), op).nIn(channels).nOut(op.filters()).build();
  }

  static Layer depthwise(Op.Convolution op, Shape input) {
    int channels = input.channels();
    return with(new DepthwiseConvolution2D.Builder(), op)
        .depthMultiplier(op.filters() / channels)
        .nIn(channels)
        .nOut(op.filters())
        .build();
  }

  private static <T extends ConvolutionLayer.BaseConvBuilder<T>> T with(
      T layer, Op.Convolution op) {
    Window.Axis rows = op.window().rows();
    Window.Axis columns = op.window().columns();
    layer.setKernelSize(new int[] {rows.kernel(), columns.kernel()});
    layer.setStride(new int[] {rows.stride(), columns.stride()});
    layer.setDilation(new int[] {rows.dilation(), columns.dilation()});
    layer.setPadding(isEven(op.window()) ? padding(op.window()) : new int[] {0, 0});
    return layer
        .convolutionMode(ConvolutionMode.Truncate)
        .hasBias(op.bias())
        .activation(Activation.IDENTITY);
  }

  static Layer pool(Op.Pool op) {
    Window.Axis rows = op.window().rows();
    Window.Axis columns = op.window().columns();
    PoolingType type = op.pooling() == Op.Pooling.MAX ? PoolingType.MAX : PoolingType.AVG;
    SubsamplingLayer.Builder layer = new SubsamplingLayer.Builder(type);
    layer.setKernelSize(rows.kernel(), columns.kernel());
    layer.setStride(rows.stride(), columns.stride());
    layer.setPadding(padding(op.window()));
    layer.setConvolutionMode(ConvolutionMode.Truncate);
    return layer.build();
  }

  private static int[] padding(Window window) {
    return new int[] {window.rows().before(), window.columns().before()};
  }
}
