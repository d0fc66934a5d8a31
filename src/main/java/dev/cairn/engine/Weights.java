package dev.cairn.engine;

import dev.cairn.graph.CounterRandom;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Parameter;
import dev.cairn.graph.UnknownNameException;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Immutable named arrays of numbers: the parameters of a graph, or an optimizer's moments. */
public final class Weights {
  private final Map<String, float[]> arrays;

  private Weights(Map<String, float[]> arrays) {
    this.arrays = arrays;
  }

  /** Copies the arrays; their order is kept. */
  public static Weights of(Map<String, float[]> arrays) {
    Map<String, float[]> copy = new LinkedHashMap<>();
    arrays.forEach((name, values) -> copy.put(name, values.clone()));
    return new Weights(copy);
  }

  /**
   * First weights of a graph, the same on every engine: normal with variance 2 / fan-in for weights
   * (He et al. 2015, arXiv:1502.01852) times the square of their gain; all others begin with {@link
   * Parameter#initial}. The vector of a padding symbol is 0.
   */
  public static Weights initial(Graph graph, long seed) {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    graph.parameters().forEach(p -> arrays.put(p.name(), initial(p, seed)));
    for (Node node : graph.nodes()) {
      if (node.op() instanceof Op.Embedding op && op.padded()) {
        float[] vectors = Objects.requireNonNull(arrays.get(node.name() + ".weight"));
        Arrays.fill(vectors, 0, op.width(), 0);
      }
    }
    return new Weights(arrays);
  }

  /** Zeros in the shape of the graph's trained parameters: the moments before the first step. */
  public static Weights zeros(Graph graph) {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    for (Parameter parameter : graph.parameters()) {
      if (parameter.role().isTrainable()) {
        arrays.put(parameter.name(), new float[parameter.elements()]);
      }
    }
    return new Weights(arrays);
  }

  private static float[] initial(Parameter parameter, long seed) {
    float[] values = new float[parameter.elements()];
    CounterRandom random = CounterRandom.of(seed, parameter.name());
    double deviation = parameter.initial() * Math.sqrt(2.0 / Math.max(1, parameter.fanIn()));
    for (int i = 0; i < values.length; i++) {
      values[i] =
          (float)
              (parameter.role() == Parameter.Role.WEIGHT
                  ? deviation * random.gaussian(i)
                  : parameter.initial());
    }
    return values;
  }

  /** The names, in order. */
  public Set<String> names() {
    return Collections.unmodifiableSet(arrays.keySet());
  }

  /**
   * A read-only view of one array.
   *
   * @throws UnknownNameException if there is none of that name
   */
  public FloatBuffer get(String name) {
    float[] values = arrays.get(name);
    if (values == null) {
      throw new UnknownNameException("the name of weights", name, "Weights.get", names());
    }
    return FloatBuffer.wrap(values).asReadOnlyBuffer();
  }

  /** A copy of one array. */
  public float[] copy(String name) {
    FloatBuffer view = get(name);
    float[] values = new float[view.remaining()];
    view.get(values);
    return values;
  }
}
