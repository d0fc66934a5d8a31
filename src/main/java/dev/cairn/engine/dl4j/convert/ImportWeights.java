package dev.cairn.engine.dl4j.convert;

import dev.cairn.engine.Weights;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Parameter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Copies weights out of the layers of a network. */
final class ImportWeights {
  private final ComputationGraph theirs;
  private final Map<String, String> layers = new LinkedHashMap<>();

  ImportWeights(ComputationGraph theirs) {
    this.theirs = theirs;
  }

  /** A node has the weights of this layer. */
  void learn(String node, String layer) {
    layers.put(node, layer);
  }

  /**
   * All parameters of the graph.
   *
   * @throws ConversionException if the layers have others
   */
  Weights of(Graph graph) {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    for (Node node : graph.nodes()) {
      for (Parameter parameter : graph.parameters(node)) {
        arrays.put(parameter.name(), values(node, parameter));
      }
    }
    return Weights.of(arrays);
  }

  private float[] values(Node node, Parameter parameter) {
    String layer = Objects.requireNonNull(layers.get(node.name()));
    String role = parameter.name().substring(node.name().length() + 1);
    Map<String, INDArray> known = theirs.getLayer(layer).paramTable();
    INDArray own = known.get(Parameters.THEIRS.getOrDefault(role, role));
    float[] values =
        own == null
            ? instead(node, layer, role, known, parameter.elements())
            : row(laidOut(node.op(), own, role));
    if (values.length != parameter.elements()) {
      throw new ConversionException(
          "%s of %s: %d numbers".formatted(role, parameter.shape(), parameter.elements()),
          values.length + " numbers",
          layer,
          "give the shape of the examples that the network was made for");
    }
    return values;
  }

  private static INDArray laidOut(Op op, INDArray own, String role) {
    if (op instanceof Op.Dense && role.equals("weight")) {
      return own.transpose();
    }
    boolean grouped = op instanceof Op.Convolution convolution && convolution.groups() > 1;
    return grouped && role.equals("weight") ? Parameters.grouped(own) : own;
  }

  private static float[] row(INDArray array) {
    return array.castTo(DataType.FLOAT).dup('c').ravel().toFloatVector();
  }

  /** Norms may have fixed scales and shifts, and the logarithm of their deviations. */
  private float[] instead(
      Node node, String layer, String role, Map<String, INDArray> known, int length) {
    float[] values = new float[length];
    INDArray logarithm = known.get("log10stdev");
    if (node.op() instanceof Op.BatchNorm && conf(layer) instanceof BatchNormalization norm) {
      if (role.equals("variance") && logarithm != null) {
        float[] deviations = row(logarithm);
        for (int i = 0; i < deviations.length && i < length; i++) {
          values[i] = (float) Math.pow(10, 2 * deviations[i]);
        }
        return values;
      }
      if (role.equals("scale") || role.equals("shift")) {
        Arrays.fill(values, (float) (role.equals("scale") ? norm.getGamma() : norm.getBeta()));
        return values;
      }
    }
    throw new ConversionException(
        "the parameter %s of the layer".formatted(role),
        "the parameters " + known.keySet(),
        layer,
        "build the layer with bias and without options of its own");
  }

  private Layer conf(String layer) {
    Layer conf = theirs.getLayer(layer).conf().getLayer();
    return conf instanceof FrozenLayer frozen ? frozen.getLayer() : conf;
  }
}
