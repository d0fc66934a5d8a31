package dev.cairn.engine.dl4j;

import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Describes a node without parameters to Deeplearning4j; {@link FunctionVertex} computes it. */
final class FunctionNode extends GraphVertex {
  private static final long serialVersionUID = 1L;

  private final transient NodeFunction function;
  private final int inputs;

  FunctionNode(NodeFunction function, int inputs) {
    this.function = function;
    this.inputs = inputs;
  }

  @Override
  public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
      ComputationGraph graph,
      String name,
      int index,
      INDArray parameters,
      boolean initialise,
      DataType type) {
    return new FunctionVertex(graph, name, index, type, function);
  }

  @Override
  @SuppressWarnings("MissingSuperCall") // immutable: a copy would be the same
  public GraphVertex clone() {
    return this;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  @Override
  public long numParams(boolean backprop) {
    return 0;
  }

  @Override
  public int minVertexInputs() {
    return inputs;
  }

  @Override
  public int maxVertexInputs() {
    return inputs;
  }

  @Override
  public InputType getOutputType(int index, InputType... types) {
    throw new UnsupportedOperationException("shapes are inferred by the graph");
  }

  @Override
  public MemoryReport getMemoryReport(InputType... types) {
    throw new UnsupportedOperationException("memory is counted by the graph");
  }
}
