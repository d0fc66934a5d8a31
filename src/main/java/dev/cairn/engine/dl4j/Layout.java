package dev.cairn.engine.dl4j;

import dev.cairn.engine.Weights;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Parameter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Where each parameter stands in Deeplearning4j's one flat array. Inside a layer the library's
 * order and layout are those of {@link Parameter}: it keeps a dense weight {@code [inputs, units]}
 * in column-major order, which is {@code [units, inputs]} row-major. Only the bias of a convolution
 * stands before its weight there.
 */
final class Layout {
  /** A parameter and the index of its first number. */
  record Place(Parameter parameter, int offset) {
    int end() {
      return offset + parameter.elements();
    }

    /** Its part of a flat array, as a view. */
    INDArray in(INDArray flat) {
      return flat.get(NDArrayIndex.interval(offset, end()));
    }
  }

  private final Map<String, Place> places = new LinkedHashMap<>();
  private final int length;

  /**
   * Lays out the graph's parameters.
   *
   * @param order names of the nodes in the order in which Deeplearning4j computes them
   */
  Layout(Graph graph, List<String> order) {
    Map<String, Integer> offsets = new LinkedHashMap<>();
    int end = 0;
    for (String node : order) {
      for (Parameter parameter : inOrder(graph, graph.node(node))) {
        offsets.put(parameter.name(), end);
        end = Math.addExact(end, parameter.elements());
      }
    }
    length = end;
    // Listed in the graph's order, which is the order of names in a state.
    for (Parameter p : graph.parameters()) {
      places.put(p.name(), new Place(p, offsets.getOrDefault(p.name(), 0)));
    }
  }

  private static List<Parameter> inOrder(Graph graph, Node node) {
    List<Parameter> own = new ArrayList<>(graph.parameters(node));
    if (node.op() instanceof Op.Convolution) {
      Collections.reverse(own);
    }
    return own;
  }

  /** How many numbers all parameters have. */
  int length() {
    return length;
  }

  /** The place of the parameter of this name. */
  Place place(String name) {
    Place place = places.get(name);
    if (place == null) {
      throw new IllegalArgumentException("no parameter is named " + name);
    }
    return place;
  }

  /** Whether this is the name of a parameter. */
  boolean has(String name) {
    return places.containsKey(name);
  }

  /** A flat array with one value for all numbers of a parameter. */
  float[] fill(ToDoubleFunction<Parameter> value) {
    float[] flat = new float[length];
    for (Place place : places.values()) {
      java.util.Arrays.fill(
          flat, place.offset(), place.end(), (float) value.applyAsDouble(place.parameter()));
    }
    return flat;
  }

  /** Named arrays from a flat one. */
  Weights unflatten(float[] flat, Predicate<Parameter> wanted) {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    for (Place place : places.values()) {
      if (wanted.test(place.parameter())) {
        arrays.put(
            place.parameter().name(),
            java.util.Arrays.copyOfRange(flat, place.offset(), place.end()));
      }
    }
    return Weights.of(arrays);
  }

  /** A flat array from named ones; parameters that are not among them get 0. */
  float[] flatten(Weights weights) {
    float[] flat = new float[length];
    for (Place place : places.values()) {
      String name = place.parameter().name();
      if (weights.names().contains(name)) {
        weights.get(name).get(flat, place.offset(), place.parameter().elements());
      }
    }
    return flat;
  }
}
