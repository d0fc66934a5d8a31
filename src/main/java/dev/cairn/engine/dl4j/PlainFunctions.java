package dev.cairn.engine.dl4j;

import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.api.ops.impl.scalar.Step;
import org.nd4j.linalg.factory.Nd4j;

/** Functions over arrays of any rank. */
final class PlainFunctions {
  private PlainFunctions() {}

  /** {@code max(0, x)}. */
  record Relu() implements NodeFunction {
    @Override
    public INDArray forward(INDArray[] inputs, LayerWorkspaceMgr memory) {
      INDArray x = inputs[0];
      INDArray y = memory.createUninitialized(ArrayType.ACTIVATIONS, DataType.FLOAT, x.shape());
      Nd4j.exec(new RectifiedLinear(x, y, 0.0));
      return y;
    }

    @Override
    public INDArray[] backward(
        INDArray[] inputs, INDArray output, INDArray gradient, LayerWorkspaceMgr memory) {
      INDArray dx =
          memory.createUninitialized(ArrayType.ACTIVATION_GRAD, DataType.FLOAT, output.shape());
      Nd4j.exec(new Step(output, dx, 0.0));
      dx.muli(gradient);
      return new INDArray[] {dx};
    }
  }

  /** Sum of two inputs. */
  record Add() implements NodeFunction {
    @Override
    public INDArray forward(INDArray[] inputs, LayerWorkspaceMgr memory) {
      INDArray y =
          memory.createUninitialized(ArrayType.ACTIVATIONS, DataType.FLOAT, inputs[0].shape());
      return inputs[0].addi(inputs[1], y);
    }

    @Override
    public INDArray[] backward(
        INDArray[] inputs, INDArray output, INDArray gradient, LayerWorkspaceMgr memory) {
      return new INDArray[] {
        memory.dup(ArrayType.ACTIVATION_GRAD, gradient, 'c'),
        memory.dup(ArrayType.ACTIVATION_GRAD, gradient, 'c')
      };
    }
  }

  /** All numbers of an example in one row, channel after channel. */
  record Flatten() implements NodeFunction {
    @Override
    public INDArray forward(INDArray[] inputs, LayerWorkspaceMgr memory) {
      INDArray x = ChannelsLast.outside(inputs[0]);
      long size = x.size(0);
      return memory.dup(ArrayType.ACTIVATIONS, x, 'c').reshape('c', size, x.length() / size);
    }

    @Override
    public INDArray[] backward(
        INDArray[] inputs, INDArray output, INDArray gradient, LayerWorkspaceMgr memory) {
      long[] shape = ChannelsLast.outside(inputs[0]).shape();
      INDArray dx = ChannelsLast.inside(gradient.reshape('c', shape));
      return new INDArray[] {memory.dup(ArrayType.ACTIVATION_GRAD, dx, 'c')};
    }
  }
}
