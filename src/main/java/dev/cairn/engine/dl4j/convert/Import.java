package dev.cairn.engine.dl4j.convert;

import dev.cairn.data.Labels;
import dev.cairn.data.Scaling;
import dev.cairn.engine.Engine;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Loss;
import dev.cairn.graph.Shape;
import dev.cairn.task.Classification;
import dev.cairn.task.Regression;
import dev.cairn.task.Task;
import dev.cairn.train.Model;
import dev.cairn.train.Provenance;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** A network of Deeplearning4j as a model: vertex by vertex, in an order of computation. */
final class Import {
  private Import() {}

  static Model of(ComputationGraph theirs, Shape input) {
    String output = only("output", theirs.getConfiguration().getNetworkOutputs());
    Nodes nodes = new Nodes(only("input", theirs.getConfiguration().getNetworkInputs()), input);
    ImportLayers layers = new ImportLayers(theirs, nodes, output);
    for (int index : theirs.topologicalSortOrder()) {
      String name = theirs.getVertices()[index].getVertexName();
      GraphVertex vertex = theirs.getConfiguration().getVertices().get(name);
      if (vertex != null) {
        List<String> inputs = theirs.getConfiguration().getVertexInputs().get(name);
        vertex(name, vertex, Objects.requireNonNull(inputs, name), nodes, layers);
      }
    }
    return model(nodes.graph(output), layers);
  }

  private static String only(String what, List<String> names) {
    if (names.size() == 1) {
      return names.get(0);
    }
    throw new ConversionException(
        "a network with one " + what,
        "a network with the %ss %s".formatted(what, names),
        "Deeplearning4j.importFrom",
        "cut the network into one for each, with Deeplearning4j's TransferLearning");
  }

  private static void vertex(
      String name, GraphVertex vertex, List<String> inputs, Nodes nodes, ImportLayers layers) {
    if (vertex instanceof LayerVertex layer) {
      String from =
          layer.getPreProcessor() == null
              ? inputs.get(0)
              : nodes.flattened(name, inputs.get(0), layer.getPreProcessor());
      layers.add(name, layer.getLayerConf().getLayer(), from);
    } else if (vertex instanceof ElementWiseVertex sum && sum.getOp() == ElementWiseVertex.Op.Add) {
      nodes.sum(name, inputs);
    } else if (vertex instanceof ElementWiseVertex product
        && product.getOp() == ElementWiseVertex.Op.Product) {
      nodes.product(name, inputs);
    } else if (vertex instanceof MergeVertex) {
      nodes.concatenation(name, inputs);
    } else if (vertex instanceof PreprocessorVertex preprocessor) {
      nodes.flatten(name, inputs.get(0), preprocessor.getPreProcessor());
    } else {
      throw Refusals.layer(name, vertex);
    }
  }

  private static Model model(Graph graph, ImportLayers layers) {
    int outputs = graph.outputShape().elements();
    Task task =
        layers.classifies()
            ? new Classification(Labels.numbered(outputs))
            : new Regression(Scaling.none(outputs));
    Provenance provenance =
        new Provenance(
            new dev.cairn.data.Provenance(
                "data unknown to Cairn", "Deeplearning4j", "unknown", List.of(), 0, 0),
            0,
            "dl4j",
            "imported from Deeplearning4j",
            System.getProperty("java.version"),
            Instant.now());
    return new Model(
        graph,
        layers.classifies() ? Loss.CROSS_ENTROPY : Loss.MEAN_SQUARED_ERROR,
        layers.weights(graph),
        task,
        provenance,
        Engine.preferred());
  }
}
