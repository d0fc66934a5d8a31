package dev.cairn.train;

import dev.cairn.engine.Weights;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Parameter;
import dev.cairn.store.TensorFile;
import dev.cairn.store.TensorFile.Tensor;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Weights and moments as the arrays of a file, under the names and shapes of the parameters. */
final class NamedArrays {
  private NamedArrays() {}

  static Map<String, Tensor> of(String prefix, Weights weights, Graph graph) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (Parameter parameter : graph.parameters()) {
      String name = parameter.name();
      if (weights.names().contains(name)) {
        Tensor tensor = new Tensor(parameter.shape().dimensions(), weights.copy(name));
        tensors.put(prefix + name, tensor);
      }
    }
    return tensors;
  }

  /**
   * The arrays of a graph.
   *
   * @param whole whether all have to be there, else only what is trained
   * @throws IOException if one is missing or has another shape
   */
  static Weights weights(TensorFile file, String prefix, Graph graph, boolean whole)
      throws IOException {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    for (Parameter parameter : graph.parameters()) {
      Tensor tensor = file.tensors().get(prefix + parameter.name());
      boolean wanted = whole || parameter.role().isTrainable();
      List<Integer> shape = parameter.shape().dimensions();
      if (tensor == null ? wanted : !tensor.shape().equals(shape)) {
        throw new IOException(
            "%s%s is %s, not %s"
                .formatted(
                    prefix,
                    parameter.name(),
                    tensor == null ? "missing" : "of " + tensor.shape(),
                    "of " + shape));
      }
      if (tensor != null) {
        arrays.put(parameter.name(), tensor.values());
      }
    }
    return Weights.of(arrays);
  }
}
