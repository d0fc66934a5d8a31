package dev.cairn.engine.dl4j;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.BaseGraphVertex;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A node without parameters inside a running {@link ComputationGraph}. */
final class FunctionVertex extends BaseGraphVertex {
  private static final long serialVersionUID = 1L;

  private final transient NodeFunction function;
  private transient @Nullable INDArray output;

  FunctionVertex(
      ComputationGraph graph, String name, int index, DataType type, NodeFunction function) {
    super(graph, name, index, null, null, type);
    this.function = function;
  }

  @Override
  public INDArray doForward(boolean training, LayerWorkspaceMgr memory) {
    INDArray value = function.forward(inputs, memory);
    output = training ? value : null;
    return value;
  }

  @Override
  public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr memory) {
    INDArray value = output;
    if (value == null) {
      throw new IllegalStateException(vertexName + " goes backward before it went forward");
    }
    return new Pair<>(null, function.backward(inputs, value, epsilon, memory));
  }

  @Override
  public void clear() {
    super.clear();
    output = null;
  }

  @Override
  public boolean hasLayer() {
    return false;
  }

  @Override
  public @Nullable Layer getLayer() {
    return null;
  }

  @Override
  public void setBackpropGradientsViewArray(@Nullable INDArray view) {
    if (view != null) {
      throw new IllegalArgumentException(vertexName + " has no parameters");
    }
  }

  @Override
  public @Nullable Pair<INDArray, MaskState> feedForwardMaskArrays(
      INDArray[] masks, MaskState state, int size) {
    return null;
  }

  @Override
  public String toString() {
    return "FunctionVertex(" + vertexName + ")";
  }
}
