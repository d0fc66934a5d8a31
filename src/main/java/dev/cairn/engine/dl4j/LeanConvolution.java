package dev.cairn.engine.dl4j;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convolution without bias and activation. Deeplearning4j's own computes the forward pass a
 * second time on the way back, to have what an activation's derivative needs; without an activation
 * that is a third of the work for nothing.
 */
final class LeanConvolution extends ConvolutionLayer {
  private static final long serialVersionUID = 1L;

  LeanConvolution(int channels, int filters, int kernel, int stride, int padding) {
    super(
        new ConvolutionLayer.Builder(
                new int[] {kernel, kernel},
                new int[] {stride, stride},
                new int[] {padding, padding})
            .nIn(channels)
            .nOut(filters)
            .hasBias(false)
            .activation(Activation.IDENTITY)
            .convolutionMode(ConvolutionMode.Truncate));
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialise,
      DataType type) {
    Running layer = new Running(conf, type);
    layer.setListeners(listeners);
    layer.setIndex(index);
    layer.setParamsViewArray(parameters);
    layer.setParamTable(initializer().init(conf, parameters, initialise));
    layer.setConf(conf);
    return layer;
  }

  /** The layer at work. */
  private static final class Running
      extends org.deeplearning4j.nn.layers.convolution.ConvolutionLayer {
    private static final long serialVersionUID = 1L;

    private transient @Nullable INDArray stand;

    Running(NeuralNetConfiguration conf, DataType type) {
      super(conf, type);
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray gradient, LayerWorkspaceMgr memory) {
      stand = gradient;
      try {
        return super.backpropGradient(gradient, memory);
      } finally {
        stand = null;
      }
    }

    @Override
    protected Pair<INDArray, INDArray> preOutput4d(
        boolean training, boolean forBackprop, LayerWorkspaceMgr memory) {
      // Asked for on the way back only, where the identity's derivative reads nothing but its
      // shape.
      INDArray shaped = stand;
      return helper == null || shaped == null
          ? super.preOutput4d(training, forBackprop, memory)
          : new Pair<>(shaped, null);
    }
  }
}
