package dev.cairn.engine.dl4j;

import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What a node without parameters computes, in both directions. */
interface NodeFunction {
  /**
   * The node's value, in an array of its own from the {@code ACTIVATIONS} memory.
   *
   * @param inputs values that the node reads; they must not be changed
   */
  INDArray forward(INDArray[] inputs, LayerWorkspaceMgr memory);

  /**
   * The gradient for each input, each in an array of its own from the {@code ACTIVATION_GRAD}
   * memory, because Deeplearning4j adds gradients of other readers into it.
   *
   * @param inputs as given to {@link #forward}
   * @param output what {@link #forward} gave
   * @param gradient with respect to the output; it must not be changed
   */
  INDArray[] backward(
      INDArray[] inputs, INDArray output, INDArray gradient, LayerWorkspaceMgr memory);
}
