package dev.cairn.engine.dl4j;

import java.nio.FloatBuffer;
import java.util.Objects;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNBatchNormHelper;
import org.deeplearning4j.nn.layers.normalization.BatchNormalization;
import org.deeplearning4j.nn.layers.normalization.BatchNormalizationHelper;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.shape.Shape;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Batch norm over the last dimension. It normalises through the library's oneDNN helper, with
 * statistics and gradients of its own: the library's variance and its way back take half of a step.
 */
final class ChannelsLastNormLayer extends BatchNormalization implements AutoCloseable {
  private static final long serialVersionUID = 1L;

  private final int channels;
  private final transient BatchNormalizationHelper kernels;
  private final transient ChannelMap map;
  // Of the last batch that went forward, [channels] each.
  private final transient INDArray mean;
  private final transient INDArray variance;
  // Factors on the way back, [channels] each.
  private final transient INDArray slope;
  private final transient INDArray pull;
  private final transient INDArray scale;

  ChannelsLastNormLayer(NeuralNetConfiguration conf, DataType type) {
    super(conf, type);
    channels = Math.toIntExact(layerConf().getNOut());
    kernels =
        getHelper() == null
            ? new MKLDNNBatchNormHelper(type)
            : (BatchNormalizationHelper) getHelper();
    map = new ChannelMap(channels);
    mean = NativeFloats.allocate(channels);
    variance = NativeFloats.allocate(channels);
    slope = NativeFloats.allocate(channels);
    pull = NativeFloats.allocate(channels);
    scale = NativeFloats.allocate(channels);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr memory) {
    INDArray x = rows(input);
    if (training) {
      measure(x, memory);
    }
    INDArray y =
        kernels.preOutput(
            x,
            false, // not "use your own statistics": they are given
            x.shape(),
            getParam(BatchNormalizationParamInitializer.GAMMA),
            getParam(BatchNormalizationParamInitializer.BETA),
            training ? mean : getParam(BatchNormalizationParamInitializer.GLOBAL_MEAN),
            training ? variance : getParam(BatchNormalizationParamInitializer.GLOBAL_VAR),
            layerConf().getDecay(),
            layerConf().getEps(),
            CNN2DFormat.NHWC,
            memory);
    return y.reshape('c', input.shape());
  }

  /** Mean, then the variance around it: in one pass it would drown where the mean is large. */
  private void measure(INDArray x, LayerWorkspaceMgr memory) {
    INDArray share = share(ArrayType.FF_WORKING_MEM, x, memory);
    average(share, x, mean);
    INDArray centred = scratch(ArrayType.FF_WORKING_MEM, x, memory);
    map.centre(x, mean, centred);
    centred.muli(centred);
    average(share, centred, variance);
  }

  /**
   * With means over the batch {@code s} of {@code dy} and {@code p} of {@code dy (x - mean)}:
   * {@code dx = scale / deviation * (dy - s - (x - mean) p / deviation²)} (Ioffe and Szegedy 2015).
   */
  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray gradient, LayerWorkspaceMgr memory) {
    INDArray x = rows(input);
    INDArray dy = rows(gradient);
    INDArray share = share(ArrayType.BP_WORKING_MEM, x, memory);
    INDArray centred = scratch(ArrayType.BP_WORKING_MEM, x, memory);
    INDArray product = scratch(ArrayType.BP_WORKING_MEM, x, memory);
    average(share, dy, slope);
    map.centre(x, mean, centred);
    centred.muli(dy, product);
    average(share, product, pull);
    Gradient gradients = parameters(x.size(0));

    map.scale(centred, pull, product);
    product.addi(dy);
    INDArray dx = memory.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, x.shape());
    map.scale(product, slope, scale, dx);
    return new Pair<>(gradients, dx.reshape('c', input.shape()));
  }

  /** Gradients of the parameters; turns {@link #pull} into the factor of the centred input. */
  private Gradient parameters(long rows) {
    FloatBuffer s = NativeFloats.memory(slope);
    FloatBuffer p = NativeFloats.memory(pull);
    FloatBuffer a = NativeFloats.memory(scale);
    FloatBuffer v = NativeFloats.memory(variance);
    float[] gamma = getParam(BatchNormalizationParamInitializer.GAMMA).toFloatVector();
    float[] ofGamma = new float[channels];
    float[] ofBeta = new float[channels];
    for (int i = 0; i < channels; i++) {
      double inverse = 1 / Math.sqrt(v.get(i) + layerConf().getEps());
      ofGamma[i] = (float) (rows * p.get(i) * inverse);
      ofBeta[i] = (float) rows * s.get(i);
      p.put(i, (float) (-p.get(i) * inverse * inverse));
      a.put(i, (float) (gamma[i] * inverse));
    }
    Gradient gradients = new DefaultGradient();
    put(gradients, BatchNormalizationParamInitializer.GAMMA, Nd4j.createFromArray(ofGamma));
    put(gradients, BatchNormalizationParamInitializer.BETA, Nd4j.createFromArray(ofBeta));
    put(gradients, BatchNormalizationParamInitializer.GLOBAL_MEAN, distance(mean, true));
    put(gradients, BatchNormalizationParamInitializer.GLOBAL_VAR, distance(variance, false));
    return gradients;
  }

  /** What is to be taken from a running statistic: {@code (1 - momentum) * (running - batch)}. */
  private INDArray distance(INDArray batch, boolean ofMean) {
    INDArray running =
        getParam(
            ofMean
                ? BatchNormalizationParamInitializer.GLOBAL_MEAN
                : BatchNormalizationParamInitializer.GLOBAL_VAR);
    return running.reshape(channels).sub(batch).muli(1 - layerConf().getDecay());
  }

  private void put(Gradient gradients, String parameter, INDArray values) {
    INDArray view = Objects.requireNonNull(gradientViews.get(parameter));
    view.assign(values.reshape(view.shape()));
    gradients.setGradientFor(parameter, view);
  }

  /** {@code [rows, 1, 1, channels]} of the same numbers. */
  private INDArray rows(INDArray array) {
    INDArray dense = Shape.hasDefaultStridesForShape(array) ? array : array.dup('c');
    return dense.reshape('c', array.length() / channels, 1, 1, channels);
  }

  private static INDArray scratch(ArrayType kind, INDArray like, LayerWorkspaceMgr memory) {
    return memory.createUninitialized(kind, DataType.FLOAT, like.shape());
  }

  /** One over the number of rows, for each row: sums by matrix product are the fastest. */
  private static INDArray share(ArrayType kind, INDArray rows, LayerWorkspaceMgr memory) {
    long count = rows.size(0);
    return memory.createUninitialized(kind, DataType.FLOAT, 1, count).assign(1.0 / count);
  }

  private void average(INDArray share, INDArray rows, INDArray result) {
    Nd4j.exec(
        DynamicCustomOp.builder("matmul")
            .addInputs(share, rows.reshape('c', rows.size(0), channels))
            .addOutputs(result.reshape(1, channels))
            .build());
  }

  @Override
  public void close() {
    map.close();
    mean.close();
    variance.close();
    slope.close();
    pull.close();
    scale.close();
  }
}
