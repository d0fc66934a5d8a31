package dev.cairn.engine.dl4j.convert;

import dev.cairn.data.Scaling;
import dev.cairn.engine.Weights;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Parameter;
import dev.cairn.task.Regression;
import dev.cairn.train.Model;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Copies weights into the layers of a network that {@link Export} made. */
final class ExportWeights {
  private final Weights weights;
  private final ComputationGraph theirs;

  private ExportWeights(Weights weights, ComputationGraph theirs) {
    this.weights = weights;
    this.theirs = theirs;
  }

  static void copy(Model model, ComputationGraph theirs) {
    ExportWeights copy = new ExportWeights(model.weights(), theirs);
    for (Node node : model.graph().nodes()) {
      boolean grouped = node.op() instanceof Op.Convolution op && op.groups() > 1;
      for (Parameter parameter : model.graph().parameters(node)) {
        copy.put(node, parameter, grouped);
      }
    }
    if (model.task() instanceof Regression regression) {
      copy.unscale(model.graph().node(model.graph().output()), regression.scaling());
    }
  }

  private void put(Node node, Parameter parameter, boolean depthwise) {
    String role = parameter.name().substring(node.name().length() + 1);
    long[] sizes = parameter.shape().dimensions().stream().mapToLong(size -> size).toArray();
    INDArray own = Nd4j.createFromArray(weights.copy(parameter.name())).reshape('c', sizes);
    INDArray to = param(node.name(), Parameters.THEIRS.getOrDefault(role, role));
    if (node.op() instanceof Op.Dense && sizes.length == 2) {
      own = own.transpose();
    } else if (depthwise && sizes.length == 4) {
      own = Parameters.depthwise(own, to.shape());
    }
    to.assign(own.reshape(to.shape()));
  }

  private INDArray param(String layer, String name) {
    return theirs.getLayer(layer).getParam(name);
  }

  /** Puts the way back to the units of the data into the last layer. */
  private void unscale(Node last, Scaling scaling) {
    if (scaling.equals(Scaling.none(scaling.channels()))) {
      return;
    }
    if (!(last.op() instanceof Op.Dense)) {
      throw new ConversionException(
          "a dense layer at the end of a net that regresses, for the units of its data",
          last.op().words(),
          last.name(),
          "end the net with regress()");
    }
    INDArray deviations = row(scaling.deviations());
    param(last.name(), "W").muliRowVector(deviations);
    INDArray bias = param(last.name(), "b");
    bias.muli(deviations.reshape(bias.shape())).addi(row(scaling.means()).reshape(bias.shape()));
  }

  private static INDArray row(List<Double> numbers) {
    float[] row = new float[numbers.size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = numbers.get(i).floatValue();
    }
    return Nd4j.createFromArray(row).reshape(1, row.length);
  }
}
