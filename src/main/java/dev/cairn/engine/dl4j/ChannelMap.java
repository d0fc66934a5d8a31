package dev.cairn.engine.dl4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.api.ops.impl.layers.convolution.BatchNorm;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A linear map of each channel, {@code scale * (x - centre) + shift}, by the library's norm op: one
 * pass of oneDNN, where its broadcasts need several and slow ones.
 */
final class ChannelMap implements AutoCloseable {
  private final OpContext context = Nd4j.getExecutioner().buildContext();
  private final INDArray ones;
  private final INDArray zeros;

  ChannelMap(int channels) {
    context.setIArguments(1, 1, 3); // with scale and shift, channels last
    context.setTArguments(0.0);
    ones = NativeFloats.allocate(channels).assign(1);
    zeros = NativeFloats.allocate(channels).assign(0);
  }

  /** {@code x - centre}, into {@code result}; both {@code [rows, 1, 1, channels]}. */
  void centre(INDArray x, INDArray centre, INDArray result) {
    run(x, centre, ones, zeros, result);
  }

  /** {@code scale * (x - centre)}, into {@code result}. */
  void scale(INDArray x, INDArray centre, INDArray scale, INDArray result) {
    run(x, centre, scale, zeros, result);
  }

  /** {@code scale * x}, into {@code result}. */
  void scale(INDArray x, INDArray scale, INDArray result) {
    run(x, zeros, scale, zeros, result);
  }

  private void run(INDArray x, INDArray centre, INDArray scale, INDArray shift, INDArray result) {
    context.purge();
    context.setInputArray(0, x);
    context.setInputArray(1, centre);
    context.setInputArray(2, ones);
    context.setInputArray(3, scale);
    context.setInputArray(4, shift);
    context.setOutputArray(0, result);
    Nd4j.exec(new BatchNorm(), context);
  }

  @Override
  public void close() {
    ones.close();
    zeros.close();
  }
}
