package dev.cairn.engine.dl4j;

import dev.cairn.graph.Graph;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.api.FwdPassType;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A {@code ComputationGraph} of our graph without an output layer: the loss is computed outside,
 * and its gradient comes in as an external error.
 */
final class Network extends ComputationGraph {
  private static final long serialVersionUID = 1L;

  private final transient Layout layout;
  private final transient List<String> outputs;

  Network(Graph graph) {
    super(Lowering.lower(graph));
    outputs = Lowering.outputs(graph);
    long parameters = graph.parameters().stream().mapToLong(p -> p.elements()).sum();
    init(Nd4j.zeros(DataType.FLOAT, 1, parameters), false);
    initGradientsView();
    List<String> order = new ArrayList<>();
    for (int vertex : topologicalSortOrder()) {
      order.add(vertices[vertex].getVertexName());
    }
    layout = new Layout(graph, order);
  }

  /** Where parameters stand in {@link #weights} and {@link #slopes}. */
  Layout layout() {
    return layout;
  }

  /** All parameters in a row: the network's own memory. */
  INDArray weights() {
    return flattenedParams.reshape(flattenedParams.length());
  }

  /** The gradient of all parameters in a row: the network's own memory. */
  INDArray slopes() {
    return flattenedGradients.reshape(flattenedGradients.length());
  }

  /**
   * Forward and backward in training mode; fills {@link #slopes}.
   *
   * @param loss turns the output into the gradient with respect to it
   */
  void backward(INDArray input, UnaryOperator<INDArray> loss) {
    LayerWorkspaceMgr memory = activationMemory();
    try (MemoryWorkspace open = memory.notifyScopeEntered(ArrayType.ACTIVATIONS)) {
      pass(input, loss);
    } finally {
      clearVertices();
    }
  }

  /**
   * Like {@link #backward}, and keeps the gradient with respect to every node.
   *
   * @return node to gradient, in memory outside workspaces; whoever asks closes it
   */
  Map<String, INDArray> backwardKeeping(INDArray input, UnaryOperator<INDArray> loss) {
    workspaces(WorkspaceMode.NONE);
    try {
      Map<String, INDArray> values = pass(input, loss);
      Map<String, INDArray> gradients = new LinkedHashMap<>();
      for (GraphVertex vertex : vertices) {
        gradients.put(vertex.getVertexName(), vertex.getEpsilon());
      }
      values.values().stream().filter(v -> v != input).forEach(Network::free);
      return gradients;
    } finally {
      clearVertices();
      workspaces(WorkspaceMode.ENABLED);
    }
  }

  /** Frees an array now, unless it is a view or already free. */
  static void free(INDArray array) {
    if (array.closeable()) {
      array.close();
    }
  }

  private Map<String, INDArray> pass(INDArray input, UnaryOperator<INDArray> loss) {
    INDArray[] inputs = {input};
    Map<String, INDArray> values =
        ffToLayerActivationsInWS(
            true, -1, null, FwdPassType.STANDARD, false, inputs, null, null, false);
    INDArray[] errors = new INDArray[outputs.size()];
    errors[0] = loss.apply(value(values, outputs.get(0)));
    for (int i = 1; i < errors.length; i++) {
      errors[i] = Nd4j.zeros(DataType.FLOAT, value(values, outputs.get(i)).shape());
    }
    calcBackpropGradients(false, false, errors);
    return values;
  }

  /** Values in inference: one array a name. */
  Map<String, float[]> values(INDArray input, List<String> nodes) {
    LayerWorkspaceMgr memory = activationMemory();
    try (MemoryWorkspace open = memory.notifyScopeEntered(ArrayType.ACTIVATIONS)) {
      INDArray[] inputs = {input};
      Map<String, INDArray> all =
          ffToLayerActivationsInWS(
              false, last(nodes), null, FwdPassType.STANDARD, false, inputs, null, null, true);
      Map<String, float[]> wanted = new LinkedHashMap<>();
      nodes.forEach(
          node -> wanted.put(node, NativeFloats.copy(ChannelsLast.outside(value(all, node)))));
      return wanted;
    } finally {
      clearVertices();
    }
  }

  /** Index of the vertex after which all of these have been computed. */
  private int last(List<String> nodes) {
    int last = 0;
    for (int place = 0; place < topologicalOrder.length; place++) {
      if (nodes.contains(vertices[topologicalOrder[place]].getVertexName())) {
        last = topologicalOrder[place];
      }
    }
    return last;
  }

  private static LayerWorkspaceMgr activationMemory() {
    return LayerWorkspaceMgr.builder()
        .with(ArrayType.ACTIVATIONS, WS_ALL_LAYERS_ACT, WS_ALL_LAYERS_ACT_CONFIG)
        .build();
  }

  private static INDArray value(Map<String, INDArray> values, String node) {
    return Objects.requireNonNull(values.get(node), node);
  }

  private void workspaces(WorkspaceMode mode) {
    configuration.setTrainingWorkspaceMode(mode);
    configuration.setInferenceWorkspaceMode(mode);
  }

  private void clearVertices() {
    for (GraphVertex vertex : vertices) {
      vertex.clear();
    }
  }

  /** Frees the parameters and the workspaces of this thread. */
  @Override
  public void close() {
    for (Layer layer : layers) {
      if (layer instanceof ChannelsLastNormLayer norm) {
        norm.close();
      }
    }
    free(flattenedParams);
    free(flattenedGradients);
    Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
  }
}
