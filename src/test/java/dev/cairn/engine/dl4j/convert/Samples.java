package dev.cairn.engine.dl4j.convert;

import dev.cairn.data.Provenance;
import dev.cairn.data.Scaling;
import dev.cairn.engine.Agreement;
import dev.cairn.engine.Engine;
import dev.cairn.engine.Weights;
import dev.cairn.graph.Batch;
import dev.cairn.graph.CounterRandom;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Parameter;
import dev.cairn.graph.Shape;
import dev.cairn.stack.Net;
import dev.cairn.task.Classification;
import dev.cairn.task.Regression;
import dev.cairn.task.Task;
import dev.cairn.train.Model;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Models with weights at random, and what both sides say to the same examples. */
final class Samples {
  private static final int SIZE = 4;

  private Samples() {}

  /** Weights, and running statistics of norms, that are those of no beginning. */
  static Model model(Net net) {
    Graph graph = net.graph();
    Map<String, float[]> arrays = new LinkedHashMap<>();
    for (Parameter parameter : graph.parameters()) {
      float[] values = Weights.initial(graph, 7).copy(parameter.name());
      CounterRandom random = CounterRandom.of(9, parameter.name());
      for (int i = 0; i < values.length; i++) {
        values[i] +=
            (float)
                (parameter.role() == Parameter.Role.VARIANCE
                    ? random.uniform(i)
                    : 0.2 * random.gaussian(i));
      }
      arrays.put(parameter.name(), values);
    }
    Task task =
        net.labels()
            .<Task>map(Classification::new)
            .orElse(new Regression(new Scaling(List.of(5.0, -3.0), List.of(2.0, 0.5))));
    return new Model(graph, net.loss(), Weights.of(arrays), task, provenance(), Engine.preferred());
  }

  private static dev.cairn.train.Provenance provenance() {
    return new dev.cairn.train.Provenance(
        new Provenance("random", "a test", "none", List.of(), 0, 0), 1, "", "", "", Instant.EPOCH);
  }

  /** Numbers at random. */
  static Batch batch(Shape input, Shape output) {
    Batch batch = Batch.allocate(SIZE, input, output);
    CounterRandom random = CounterRandom.of(3, "inputs");
    for (int i = 0; i < SIZE * input.elements(); i++) {
      batch.inputs().put(i, (float) random.gaussian(i));
    }
    return batch;
  }

  /** What a model tells people: probabilities, or numbers in the units of the data. */
  static float[] ours(Model model, Batch batch) {
    String output = model.graph().output();
    float[] values = model.inspect(session -> session.forward(batch, List.of(output))).get(output);
    int width = values.length / SIZE;
    for (int i = 0; i < SIZE; i++) {
      if (model.task() instanceof Classification) {
        softmax(values, i * width, width);
      } else if (model.task() instanceof Regression numbers) {
        for (int k = 0; k < width; k++) {
          values[i * width + k] = (float) numbers.scaling().decode(k, values[i * width + k]);
        }
      }
    }
    return values;
  }

  private static void softmax(float[] values, int from, int width) {
    double sum = 0;
    for (int i = from; i < from + width; i++) {
      sum += Math.exp(values[i]);
    }
    for (int i = from; i < from + width; i++) {
      values[i] = (float) (Math.exp(values[i]) / sum);
    }
  }

  static float[] theirs(ComputationGraph network, Batch batch) {
    float[] numbers = new float[batch.size() * batch.inputShape().elements()];
    batch.inputs().get(0, numbers);
    List<Integer> sizes = batch.inputShape().dimensions();
    long[] shape = new long[sizes.size() + 1];
    shape[0] = batch.size();
    for (int i = 0; i < sizes.size(); i++) {
      shape[i + 1] = sizes.get(i);
    }
    INDArray output = network.outputSingle(Nd4j.createFromArray(numbers).reshape('c', shape));
    return output.dup('c').ravel().toFloatVector();
  }

  /** As close as engines have to be to the reference. */
  static void assertEqualPredictions(String where, Model model, ComputationGraph network) {
    Batch batch = batch(model.graph().inputShape(), model.graph().outputShape());
    Agreement.assertClose(where, "output", theirs(network, batch), ours(model, batch), 1e-4);
  }
}
