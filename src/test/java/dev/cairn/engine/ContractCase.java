package dev.cairn.engine;

import dev.cairn.graph.Batch;
import dev.cairn.graph.CounterRandom;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Loss;
import dev.cairn.graph.Masks;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Parameter;
import dev.cairn.graph.Program;
import dev.cairn.graph.Shape;
import dev.cairn.graph.Update;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A graph on which engines are compared, with random weights and batches that do not change.
 *
 * @param name for messages
 * @param graph what is computed
 * @param loss of its output
 */
public record ContractCase(String name, Graph graph, Loss loss) {
  private static final long SEED = 20;

  /** Plain descent. */
  public Program program() {
    return program(new Update.Sgd(0, false, 0));
  }

  public Program program(Update update) {
    return new Program(graph, loss, update);
  }

  /** Weights in which no scale, shift or statistic is at its first value. */
  public State start() {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    for (Parameter parameter : graph.parameters()) {
      CounterRandom random = CounterRandom.of(SEED, parameter.name());
      float[] values = new float[parameter.elements()];
      for (int i = 0; i < values.length; i++) {
        values[i] =
            (float)
                switch (parameter.role()) {
                  case WEIGHT -> random.gaussian(i) * Math.sqrt(2.0 / parameter.fanIn());
                  case BIAS, SHIFT, MEAN -> 0.3 * random.gaussian(i);
                  case SCALE, VARIANCE -> 0.5 + random.uniform(i);
                };
      }
      arrays.put(parameter.name(), values);
    }
    return new State(Weights.of(arrays), List.of(), 0, SEED);
  }

  /**
   * Gaussian inputs, or indices where they are embedded; targets are blurred labels for
   * cross-entropy, gaussian for squared error.
   */
  public Batch batch(int size, int number) {
    Shape target = program().targetShape();
    Batch batch = Batch.allocate(size, graph.inputShape(), target);
    CounterRandom inputs = CounterRandom.of(SEED, "inputs" + number);
    for (int i = 0; i < batch.inputs().limit(); i++) {
      double value = indices() > 0 ? inputs.below(indices(), i) : inputs.gaussian(i);
      batch.inputs().put(i, (float) value);
    }
    if (!Masks.of(graph).isEmpty()) {
      pad(batch, CounterRandom.of(SEED, "lengths" + number));
    }
    CounterRandom random = CounterRandom.of(SEED, "targets" + number);
    int outputs = target.elements();
    for (int n = 0; n < size; n++) {
      float[] row = new float[outputs];
      if (loss.isOverPositions()) {
        answer(target, n + number, row, random);
      } else if (loss instanceof Loss.WeightedSum sum) {
        for (Loss.Part part : sum.parts()) {
          answer(part.loss(), part.from(), part.to(), n, row, random);
        }
        forget(sum.parts().get((n + number) % sum.parts().size()), n, row);
      } else {
        answer(loss, 0, outputs, n, row, random);
      }
      batch.targets().put(n * outputs, row);
    }
    return batch;
  }

  /** A class for each position but some, blurred where the loss allows it. */
  private void answer(Shape target, int n, float[] row, CounterRandom random) {
    int classes = target.channels();
    int positions = target.positions();
    double blur = loss instanceof Loss.PositionCrossEntropy ? 0.1 : 0;
    for (int p = 0; p < positions; p++) {
      int label = random.below(classes, (long) n * positions + p);
      boolean known = (n + p) % 3 != 1 && (n % 4 != 3 || p < positions / 2);
      for (int c = 0; c < classes && known; c++) {
        row[c * positions + p] = (float) (blur / classes + (c == label ? 1 - blur : 0));
      }
    }
  }

  /** Of every length, the whole one and one index included; index 0 may stand within an example. */
  private static void pad(Batch batch, CounterRandom random) {
    int length = batch.inputShape().elements();
    for (int n = 0; n < batch.size(); n++) {
      int valid = n == 0 ? length : n == 1 ? 1 : 1 + random.below(length, n);
      for (int i = valid; i < length; i++) {
        batch.inputs().put(n * length + i, 0);
      }
    }
  }

  /** How many indices there are, or 0 if inputs are numbers. */
  private int indices() {
    return graph.nodes().stream()
        .filter(n -> n.op() instanceof Op.Embedding)
        .mapToInt(n -> ((Op.Embedding) n.op()).vocabulary())
        .findFirst()
        .orElse(0);
  }

  private static void answer(
      Loss loss, int from, int to, int n, float[] row, CounterRandom random) {
    int outputs = to - from;
    int label = random.below(outputs, n);
    for (int i = 0; i < outputs; i++) {
      double blurred = 0.1 / outputs + (i == label ? 0.9 : 0);
      boolean classes = loss instanceof Loss.CrossEntropy;
      row[from + i] = (float) (classes ? blurred : random.gaussian((long) n * outputs + i));
    }
  }

  /** Every third example has no answer for one part of the loss. */
  private static void forget(Loss.Part part, int n, float[] row) {
    if (n % 3 == 1) {
      float none = part.loss() instanceof Loss.CrossEntropy ? 0 : Float.NaN;
      Arrays.fill(row, part.from(), part.to(), none);
    }
  }

  public List<String> nodes() {
    return graph.nodes().stream().map(Node::name).toList();
  }

  public List<String> trained() {
    return graph.parameters().stream()
        .filter(p -> p.role().isTrainable())
        .map(Parameter::name)
        .toList();
  }

  @Override
  public String toString() {
    return name;
  }
}
