package dev.cairn.engine;

import dev.cairn.graph.Batch;
import dev.cairn.graph.Parameter;
import dev.cairn.graph.Program;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The session of {@link ReferenceEngine}. */
final class ReferenceSession implements Session {
  private final Program program;
  private final ProgramCheck check;
  private Map<String, double[]> weights = Map.of();
  private List<Map<String, double[]>> moments = List.of();
  private Set<String> frozen = Set.of();
  private long step;
  private long seed;
  private boolean closed;

  ReferenceSession(Program program, State start) {
    this.program = program;
    this.check = new ProgramCheck(program);
    restore(start);
  }

  @Override
  public double step(Batch batch, double learningRate) {
    requireOpen("step");
    check.inputsAndTargets(batch);
    ReferencePass pass = ReferencePass.training(program, weights, batch, seed, step);
    Map<String, double[]> gradients = pass.backward();
    step++;
    ReferenceUpdate update = new ReferenceUpdate(program.update(), learningRate, step);
    for (Parameter parameter : program.graph().parameters()) {
      String name = parameter.name();
      if (!frozen.contains(name)) {
        double[] values = weights.get(name);
        switch (parameter.role()) {
          case MEAN, VARIANCE -> pass.updateStatistic(parameter, values);
          default -> update.apply(parameter, values, gradients.get(name), moments(name));
        }
      }
    }
    weights.values().forEach(Doubles::round);
    moments.forEach(moment -> moment.values().forEach(Doubles::round));
    return pass.loss();
  }

  private List<double[]> moments(String parameter) {
    return moments.stream().map(m -> m.get(parameter)).toList();
  }

  @Override
  public Map<String, float[]> forward(Batch batch, List<String> nodes) {
    requireOpen("forward");
    check.inputs(batch);
    check.nodes(nodes);
    ReferencePass pass = ReferencePass.inference(program, weights, batch);
    Map<String, float[]> result = new LinkedHashMap<>();
    nodes.forEach(node -> result.put(node, Doubles.toFloats(pass.value(node))));
    return result;
  }

  @Override
  public Map<String, float[]> gradients(Batch batch, List<String> names) {
    requireOpen("gradients");
    check.inputsAndTargets(batch);
    check.nodesAndTrained(names);
    Map<String, double[]> all =
        ReferencePass.training(program, weights, batch, seed, step).backward();
    Map<String, float[]> result = new LinkedHashMap<>();
    names.forEach(name -> result.put(name, Doubles.toFloats(all.get(name))));
    return result;
  }

  @Override
  public void freeze(Set<String> parameters) {
    requireOpen("freeze");
    check.parameters(parameters);
    frozen = Set.copyOf(parameters);
  }

  @Override
  public State state() {
    requireOpen("state");
    List<Weights> copies = moments.stream().map(Doubles::toWeights).toList();
    return new State(Doubles.toWeights(weights), copies, step, seed);
  }

  @Override
  public void restore(State state) {
    requireOpen("restore");
    check.state(state);
    weights = Doubles.of(state.weights());
    List<Map<String, double[]>> restored = new ArrayList<>();
    for (int i = 0; i < program.update().moments(); i++) {
      restored.add(
          Doubles.of(
              state.moments().isEmpty() ? Weights.zeros(program.graph()) : state.moments().get(i)));
    }
    moments = restored;
    step = state.step();
    seed = state.seed();
  }

  private void requireOpen(String method) {
    if (closed) {
      throw ProgramCheck.closed(method);
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
