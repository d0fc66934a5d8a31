package dev.cairn.engine.dl4j;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Describes a batch norm over the last dimension; {@link ChannelsLastNormLayer} computes it. */
final class ChannelsLastNorm extends BatchNormalization {
  private static final long serialVersionUID = 1L;

  ChannelsLastNorm(int channels, double epsilon, double momentum) {
    setNIn(channels);
    setNOut(channels);
    setEps(epsilon);
    setDecay(momentum);
    setUseLogStd(false);
    setCnn2DFormat(CNN2DFormat.NHWC);
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
        new ChannelsLastNormLayer(conf, type),
        initializer().init(conf, parameters, initialise),
        listeners,
        index,
        parameters);
  }
}
