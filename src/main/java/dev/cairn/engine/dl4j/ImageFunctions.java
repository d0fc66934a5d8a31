package dev.cairn.engine.dl4j;

import dev.cairn.graph.Op;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastCopyOp;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Functions over {@code [batch, height, width, channels]}. */
final class ImageFunctions {
  private ImageFunctions() {}

  /** Pooling over windows; {@code height} and {@code width} are those of the result. */
  record Pool(Op.Pool op, int height, int width) implements NodeFunction {
    @Override
    public INDArray forward(INDArray[] inputs, LayerWorkspaceMgr memory) {
      INDArray x = inputs[0];
      INDArray y =
          memory.createUninitialized(
              ArrayType.ACTIVATIONS, DataType.FLOAT, x.size(0), height, width, x.size(3));
      Nd4j.exec(window(name()).addInputs(x).addOutputs(y).build());
      return y;
    }

    @Override
    public INDArray[] backward(
        INDArray[] inputs, INDArray output, INDArray gradient, LayerWorkspaceMgr memory) {
      INDArray x = inputs[0];
      INDArray dx =
          memory.createUninitialized(ArrayType.ACTIVATION_GRAD, DataType.FLOAT, x.shape());
      Nd4j.exec(window(name() + "_bp").addInputs(x, gradient).addOutputs(dx).build());
      return new INDArray[] {dx};
    }

    private String name() {
      return op.pooling() == Op.Pooling.MAX ? "maxpool2d" : "avgpool2d";
    }

    private DynamicCustomOp.DynamicCustomOpsBuilder window(String name) {
      int k = op.window().columns().kernel();
      int s = op.window().columns().stride();
      int p = op.window().columns().before();
      // dilation 1, no "same" mode, averages without the padding, channels last
      return DynamicCustomOp.builder(name).addIntegerArguments(k, k, s, s, p, p, 1, 1, 0, 0, 1);
    }
  }

  /** Mean over all positions. */
  record GlobalAverage() implements NodeFunction {
    @Override
    public INDArray forward(INDArray[] inputs, LayerWorkspaceMgr memory) {
      INDArray x = inputs[0];
      INDArray y =
          memory.createUninitialized(ArrayType.ACTIVATIONS, DataType.FLOAT, x.size(0), x.size(3));
      return x.mean(y, 1, 2);
    }

    @Override
    public INDArray[] backward(
        INDArray[] inputs, INDArray output, INDArray gradient, LayerWorkspaceMgr memory) {
      INDArray x = inputs[0];
      INDArray dx =
          memory.createUninitialized(ArrayType.ACTIVATION_GRAD, DataType.FLOAT, x.shape());
      INDArray share = gradient.div(x.size(1) * x.size(2));
      Nd4j.exec(new BroadcastCopyOp(dx, share, dx, 0, 3));
      return new INDArray[] {dx};
    }
  }

  /** Every {@code stride}-th row and column. */
  record Subsample(int stride) implements NodeFunction {
    @Override
    public INDArray forward(INDArray[] inputs, LayerWorkspaceMgr memory) {
      return memory.dup(ArrayType.ACTIVATIONS, kept(inputs[0]), 'c');
    }

    @Override
    public INDArray[] backward(
        INDArray[] inputs, INDArray output, INDArray gradient, LayerWorkspaceMgr memory) {
      INDArray dx = memory.create(ArrayType.ACTIVATION_GRAD, DataType.FLOAT, inputs[0].shape());
      kept(dx).assign(gradient);
      return new INDArray[] {dx};
    }

    private INDArray kept(INDArray x) {
      return x.get(
          NDArrayIndex.all(),
          NDArrayIndex.interval(0, stride, x.size(1)),
          NDArrayIndex.interval(0, stride, x.size(2)),
          NDArrayIndex.all());
    }
  }

  /** Zero channels (or features) before and after the input's own. */
  record PadChannels(int before, int after) implements NodeFunction {
    @Override
    public INDArray forward(INDArray[] inputs, LayerWorkspaceMgr memory) {
      long[] shape = inputs[0].shape().clone();
      int last = shape.length - 1;
      long channels = shape[last];
      shape[last] = before + channels + after;
      INDArray y = memory.create(ArrayType.ACTIVATIONS, DataType.FLOAT, shape);
      own(y, channels).assign(inputs[0]);
      return y;
    }

    @Override
    public INDArray[] backward(
        INDArray[] inputs, INDArray output, INDArray gradient, LayerWorkspaceMgr memory) {
      INDArray own = own(gradient, inputs[0].size(-1));
      return new INDArray[] {memory.dup(ArrayType.ACTIVATION_GRAD, own, 'c')};
    }

    private INDArray own(INDArray y, long channels) {
      INDArrayIndex mine = NDArrayIndex.interval(before, before + channels);
      return y.rank() == 2
          ? y.get(NDArrayIndex.all(), mine)
          : y.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.all(), mine);
    }
  }
}
