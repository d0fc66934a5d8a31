package dev.cairn.engine.dl4j;

import dev.cairn.graph.Op;
import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.convolution.ConvolutionHelper;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNConvHelper;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convolution without activation, over {@code [batch, height, width, channels]}.
 *
 * <p>It goes straight to the library's oneDNN helper. The library's own layer computes the way
 * forward a second time on the way back and copies channels-last inputs; and channels first, oneDNN
 * needs up to three times as long for the way back.
 */
final class ChannelsLastConvolution extends ConvolutionLayer {
  private static final long serialVersionUID = 1L;

  /**
   * Of an op with a square window.
   *
   * @param same whether the zeros around are those of the library's mode of that name, else as many
   *     on all sides
   */
  ChannelsLastConvolution(int channels, Op.Convolution op, boolean same) {
    super(
        new ConvolutionLayer.Builder(
                both(op.window().columns().kernel()),
                both(op.window().columns().stride()),
                both(same ? 0 : op.window().columns().before()))
            .nIn(channels)
            .nOut(op.filters())
            .hasBias(op.bias())
            .activation(Activation.IDENTITY)
            .convolutionMode(same ? ConvolutionMode.Same : ConvolutionMode.Truncate)
            .dataFormat(CNN2DFormat.NHWC));
  }

  private static int[] both(int size) {
    return new int[] {size, size};
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialise,
      DataType type) {
    return FreshLayer.of(
        new Running(conf, type),
        initializer().init(conf, parameters, initialise),
        listeners,
        index,
        parameters);
  }

  /** The layer at work. */
  private static final class Running
      extends org.deeplearning4j.nn.layers.convolution.ConvolutionLayer {
    private static final long serialVersionUID = 1L;

    /** Without oneDNN the helper's ops run on kernels that are built in. */
    private final transient ConvolutionHelper kernels;

    Running(NeuralNetConfiguration conf, DataType type) {
      super(conf, type);
      kernels = helper == null ? new MKLDNNConvHelper(type) : helper;
    }

    private @Nullable INDArray bias() {
      return layerConf().hasBias() ? getParam(ConvolutionParamInitializer.BIAS_KEY) : null;
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr memory) {
      return kernels.preOutput(
          input,
          getParam(ConvolutionParamInitializer.WEIGHT_KEY),
          bias(),
          layerConf().getKernelSize(),
          layerConf().getStride(),
          layerConf().getPadding(),
          layerConf().getCudnnAlgoMode(),
          layerConf().getCudnnFwdAlgo(),
          convolutionMode,
          layerConf().getDilation(),
          CNN2DFormat.NHWC,
          memory);
    }

    @Override
    public @Nullable Pair<Gradient, INDArray> backpropGradient(
        INDArray gradient, LayerWorkspaceMgr memory) {
      return kernels.backpropGradient(
          input,
          getParam(ConvolutionParamInitializer.WEIGHT_KEY),
          bias(),
          gradient,
          layerConf().getKernelSize(),
          layerConf().getStride(),
          layerConf().getPadding(),
          layerConf().hasBias() ? gradientViews.get(ConvolutionParamInitializer.BIAS_KEY) : null,
          gradientViews.get(ConvolutionParamInitializer.WEIGHT_KEY),
          layerConf().getActivationFn(),
          layerConf().getCudnnAlgoMode(),
          layerConf().getCudnnBwdFilterAlgo(),
          layerConf().getCudnnBwdDataAlgo(),
          convolutionMode,
          layerConf().getDilation(),
          CNN2DFormat.NHWC,
          memory);
    }
  }
}
