package dev.cairn.engine.dl4j.convert;

import dev.cairn.graph.Graph;
import dev.cairn.graph.Op;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * How a network of Deeplearning4j ends.
 *
 * @param classifies whether with probabilities, else with numbers
 */
record Answer(boolean classifies) {

  /** The output layer is the dense layer at the end, or stands behind what else is there. */
  GraphBuilder last(Graph graph, GraphBuilder builder) {
    if (graph.node(graph.output()).op() instanceof Op.Dense) {
      return builder.setOutputs(graph.output());
    }
    String name = graph.output() + ".loss";
    LossLayer layer = new LossLayer.Builder(loss()).activation(activation()).build();
    return builder.addLayer(name, layer, graph.output()).setOutputs(name);
  }

  Layer layer(int inputs, int outputs) {
    return new OutputLayer.Builder(loss())
        .nIn(inputs)
        .nOut(outputs)
        .activation(activation())
        .build();
  }

  private LossFunction loss() {
    return classifies ? LossFunction.MCXENT : LossFunction.MSE;
  }

  private Activation activation() {
    return classifies ? Activation.SOFTMAX : Activation.IDENTITY;
  }
}
