package dev.cairn.engine.dl4j.convert;

import dev.cairn.graph.Shape;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** Deeplearning4j does not keep the shape of its examples; dense layers know how many numbers. */
final class InputShape {
  private InputShape() {}

  static Shape of(ComputationGraph graph) {
    List<String> inputs = graph.getConfiguration().getNetworkInputs();
    Map<String, List<String>> read = graph.getConfiguration().getVertexInputs();
    return read.entrySet().stream()
        .filter(entry -> entry.getValue().stream().anyMatch(inputs::contains))
        .map(entry -> graph.getConfiguration().getVertices().get(entry.getKey()))
        .filter(InputShape::isDense)
        .map(vertex -> (FeedForwardLayer) ((LayerVertex) vertex).getLayerConf().getLayer())
        .map(layer -> Shape.vector(Math.toIntExact(layer.getNIn())))
        .findFirst()
        .orElseThrow(
            () ->
                new ConversionException(
                    "the shape of an example, for a network that does not begin with a dense layer",
                    "none",
                    "Deeplearning4j.importFrom",
                    "say it: importFrom(network, Shape.image(3, 32, 32))"));
  }

  private static boolean isDense(GraphVertex vertex) {
    return vertex instanceof LayerVertex layer
        && layer.getPreProcessor() == null
        && (layer.getLayerConf().getLayer() instanceof DenseLayer
            || layer.getLayerConf().getLayer() instanceof OutputLayer);
  }
}
