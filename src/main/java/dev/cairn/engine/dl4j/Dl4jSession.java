package dev.cairn.engine.dl4j;

import dev.cairn.engine.EngineException;
import dev.cairn.engine.GradientSum;
import dev.cairn.engine.GroupRates;
import dev.cairn.engine.LossGradient;
import dev.cairn.engine.ProgramCheck;
import dev.cairn.engine.Session;
import dev.cairn.engine.State;
import dev.cairn.engine.Weights;
import dev.cairn.graph.Batch;
import dev.cairn.graph.Program;
import dev.cairn.graph.Shape;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A program in the hands of Deeplearning4j. */
final class Dl4jSession implements Session {
  private final Program program;
  private final ProgramCheck check;
  private final Network network;
  private final FlatUpdate update;
  private final MovingAverage average;
  private final GradientSum parts = new GradientSum();
  private final GroupRates rates = new GroupRates();
  private final FloatBuffer gradients;
  private final BatchMemory input;
  private final BatchMemory error;
  private FrozenParts frozen;
  private long step;
  private long seed;
  private double loss;
  private boolean closed;

  /** Takes a checked state. */
  Dl4jSession(Program program, ProgramCheck check, State start) {
    this.program = program;
    this.check = check;
    network = new Network(program.graph());
    update = FlatUpdate.of(program.update(), network.layout());
    average = MovingAverage.of(program.update(), network.layout());
    gradients = NativeFloats.memory(network.slopes());
    program.update().rates().forEach(this::rate);
    Shape in = program.graph().inputShape();
    Shape out = program.graph().outputShape();
    input = new BatchMemory(size -> ChannelsLast.dimensions(size, in));
    error = new BatchMemory(size -> new long[] {size, out.elements()});
    frozen = new FrozenParts(List.of(), List.of(), network.slopes());
    load(start);
  }

  private void rate(String parameter, double factor) {
    Layout.Place place = network.layout().place(parameter);
    int length = place.parameter().elements();
    rates.add(NativeFloats.memory(network.weights()).slice(place.offset(), length), factor);
  }

  @Override
  public double step(Batch batch, double learningRate) {
    open("step");
    check.inputsAndTargets(batch);
    return guarded(
        batch,
        () -> {
          network.backward(inputs(batch), lossOf(batch));
          frozen.keep();
          update.moveStatistics(network.weights(), network.slopes());
          parts.finish(gradients, LossGradient.count(program.loss(), batch));
          frozen.clearGradients();
          GradientSum.clip(gradients, program.update().clipNorm());
          rates.keep();
          update.train(network.weights(), network.slopes(), learningRate, step + 1);
          rates.apply();
          average.move(network.weights(), step + 1);
          frozen.putBack();
          step++;
          return loss;
        });
  }

  @Override
  public double accumulate(Batch batch) {
    open("accumulate");
    check.inputsAndTargets(batch);
    return guarded(
        batch,
        () -> {
          network.backward(inputs(batch), lossOf(batch));
          frozen.keep();
          update.moveStatistics(network.weights(), network.slopes());
          frozen.putBack();
          parts.add(gradients, LossGradient.count(program.loss(), batch));
          return loss;
        });
  }

  private INDArray inputs(Batch batch) {
    INDArray array = input.of(batch.size());
    ChannelsLast.copy(batch.size(), batch.inputShape(), batch.inputs(), NativeFloats.memory(array));
    return array;
  }

  private UnaryOperator<INDArray> lossOf(Batch batch) {
    LossGradient rule =
        new LossGradient(program.loss(), batch.size(), program.graph().outputShape());
    return output -> {
      INDArray outside = ChannelsLast.outside(output);
      INDArray gradient = error.of(batch.size());
      gradient.reshape('c', outside.shape()).assign(outside);
      FloatBuffer values = NativeFloats.memory(gradient);
      loss = rule.compute(values, batch.targets(), values);
      // A reshaped view needs no copy; a permuted one would slow down what reads it.
      INDArray inside = ChannelsLast.inside(gradient.reshape('c', outside.shape()));
      return output.rank() == 4 ? inside.dup('c') : inside;
    };
  }

  @Override
  public Map<String, float[]> forward(Batch batch, List<String> nodes) {
    open("forward");
    check.inputs(batch);
    check.nodes(nodes);
    return guarded(batch, () -> network.values(inputs(batch), nodes));
  }

  @Override
  public Map<String, float[]> gradients(Batch batch, List<String> names) {
    open("gradients");
    check.inputsAndTargets(batch);
    check.nodesAndTrained(names);
    return guarded(
        batch,
        () -> {
          Map<String, INDArray> ofNodes = network.backwardKeeping(inputs(batch), lossOf(batch));
          Map<String, float[]> values = new LinkedHashMap<>();
          for (String name : names) {
            INDArray gradient =
                network.layout().has(name)
                    ? network.layout().place(name).in(network.slopes())
                    : ChannelsLast.outside(Objects.requireNonNull(ofNodes.get(name)));
            values.put(name, NativeFloats.copy(gradient));
          }
          ofNodes.remove(program.graph().output());
          ofNodes.values().forEach(Network::free);
          return values;
        });
  }

  @Override
  public void freeze(Set<String> parameters) {
    open("freeze");
    check.parameters(parameters);
    List<INDArray> flat = new ArrayList<>(update.moments());
    flat.add(network.weights());
    flat.addAll(average.arrays());
    frozen.close();
    frozen =
        new FrozenParts(
            parameters.stream().sorted().map(network.layout()::place).toList(),
            flat,
            network.slopes());
  }

  @Override
  public State state() {
    open("state");
    List<Weights> moments = new ArrayList<>();
    for (INDArray moment : update.moments()) {
      moments.add(
          network.layout().unflatten(NativeFloats.copy(moment), p -> p.role().isTrainable()));
    }
    for (INDArray array : average.arrays()) {
      moments.add(network.layout().unflatten(NativeFloats.copy(array), p -> true));
    }
    return new State(
        network.layout().unflatten(NativeFloats.copy(network.weights()), p -> true),
        moments,
        step,
        seed);
  }

  @Override
  public void restore(State state) {
    open("restore");
    check.state(state);
    load(state);
  }

  private void load(State state) {
    fill(network.weights(), network.layout().flatten(state.weights()));
    List<INDArray> moments = update.moments();
    for (int i = 0; i < moments.size(); i++) {
      float[] values =
          state.moments().isEmpty()
              ? new float[network.layout().length()]
              : network.layout().flatten(state.moments().get(i));
      fill(moments.get(i), values);
    }
    for (INDArray array : average.arrays()) {
      fill(array, network.layout().flatten(state.predicting(program.update())));
    }
    parts.clear();
    step = state.step();
    seed = state.seed();
  }

  private static void fill(INDArray flat, float[] values) {
    NativeFloats.memory(flat).put(values);
  }

  /** Names a lack of memory, which the library reports in several ways. */
  private <T> T guarded(Batch batch, Supplier<T> work) {
    try {
      return work.get();
    } catch (OutOfMemoryError e) {
      throw tooBig(batch, e);
    } catch (RuntimeException e) {
      if (String.valueOf(e.getMessage()).toLowerCase(java.util.Locale.ROOT).contains("alloc")) {
        throw tooBig(batch, e);
      }
      throw e;
    }
  }

  private EngineException tooBig(Batch batch, Throwable cause) {
    return new EngineException(
        "native memory for a batch of " + batch.size(),
        String.valueOf(cause.getMessage()),
        "engine dl4j, step " + (step + 1),
        "use a smaller batch, or close other programs");
  }

  private void open(String method) {
    if (closed) {
      throw ProgramCheck.closed(method);
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    frozen.close();
    update.close();
    average.close();
    input.close();
    error.close();
    network.close();
  }
}
