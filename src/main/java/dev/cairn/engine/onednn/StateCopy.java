package dev.cairn.engine.onednn;

import dev.cairn.engine.State;
import dev.cairn.engine.Weights;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Copies states between Java and the session's memory.
 *
 * @param graph that they are of
 * @param copy for the layouts
 * @param parameters their memory
 * @param update with the memory of moments and average
 */
record StateCopy(Graph graph, HostCopy copy, ParameterMemory parameters, ParameterUpdate update) {

  /** A copy of what is in memory. */
  State read(long step, long seed) {
    List<Weights> moments = new ArrayList<>();
    update
        .rule()
        .moments()
        .forEach(moment -> moments.add(read(StateCopy::isTrained, parameter -> moment)));
    update.average().ifPresent(average -> moments.add(read(parameter -> true, average::of)));
    return new State(read(parameter -> true, this::values), moments, step, seed);
  }

  /** One array, row-major. */
  float[] read(FlatMemory memory, String name) {
    ParameterMemory.Slot slot = parameters.slot(name);
    return copy.read(parameters.tensor(memory, name), slot.plain(), slot.parameter().elements());
  }

  private Weights read(Predicate<Parameter> wanted, Function<Parameter, FlatMemory> memory) {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    for (Parameter parameter : graph.parameters()) {
      if (wanted.test(parameter)) {
        arrays.put(parameter.name(), read(memory.apply(parameter), parameter.name()));
      }
    }
    return Weights.of(arrays);
  }

  private static boolean isTrained(Parameter parameter) {
    return parameter.role().isTrainable();
  }

  private FlatMemory values(Parameter parameter) {
    return isTrained(parameter) ? parameters.weights() : parameters.running();
  }

  /** Makes memory what a checked state says. */
  void write(State state) {
    write(state.weights(), parameter -> true, this::values);
    List<FlatMemory> moments = update.rule().moments();
    for (int i = 0; i < moments.size(); i++) {
      FlatMemory moment = moments.get(i);
      moment.clear();
      if (!state.moments().isEmpty()) {
        write(state.moments().get(i), StateCopy::isTrained, parameter -> moment);
      }
    }
    update
        .average()
        .ifPresent(
            average -> {
              boolean begins = state.moments().isEmpty();
              Weights values = begins ? state.weights() : state.moments().get(moments.size());
              write(values, parameter -> true, average::of);
            });
  }

  private void write(
      Weights values, Predicate<Parameter> wanted, Function<Parameter, FlatMemory> memory) {
    for (Parameter parameter : graph.parameters()) {
      if (wanted.test(parameter)) {
        String name = parameter.name();
        Tensor place = parameters.tensor(memory.apply(parameter), name);
        copy.write(values.copy(name), parameters.slot(name).plain(), place);
      }
    }
  }
}
