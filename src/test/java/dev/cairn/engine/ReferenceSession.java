package dev.cairn.engine;

import dev.cairn.graph.Batch;
import dev.cairn.graph.Parameter;
import dev.cairn.graph.Program;
import java.util.ArrayList;
import java.util.Arrays;
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
  private final List<Part> parts = new ArrayList<>();
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
    double loss = part(batch);
    step++;
    double factor = Math.min(1, program.update().clipNorm() / (norm() + 1e-6));
    for (Parameter parameter : program.graph().parameters()) {
      String name = parameter.name();
      if (frozen.contains(name)) {
        continue;
      }
      double rate = learningRate * program.update().rates().getOrDefault(name, 1.0);
      ReferenceUpdate update = new ReferenceUpdate(program.update(), rate, step);
      if (parameter.role().isTrainable()) {
        double[] gradient = mean(name);
        for (int i = 0; i < gradient.length; i++) {
          gradient[i] *= factor;
        }
        update.apply(parameter, weights.get(name), gradient, moments(name));
      } else if (program.update().averaging() > 0) {
        update.average(weights.get(name), moments(name).get(moments.size() - 1));
      }
    }
    weights.values().forEach(Doubles::round);
    moments.forEach(moment -> moment.values().forEach(Doubles::round));
    parts.clear();
    return loss;
  }

  @Override
  public double accumulate(Batch batch) {
    requireOpen("accumulate");
    check.inputsAndTargets(batch);
    double loss = part(batch);
    weights.values().forEach(Doubles::round);
    return loss;
  }

  /** What one batch gives to a step. */
  private record Part(long count, Map<String, double[]> gradients) {}

  /** Both ways, and the running statistics that are not frozen. */
  private double part(Batch batch) {
    ReferencePass pass = ReferencePass.training(program(batch), weights, batch, seed, draw());
    parts.add(new Part(LossGradient.count(program.loss(), batch), pass.backward()));
    for (Parameter parameter : program.graph().parameters()) {
      if (!parameter.role().isTrainable() && !frozen.contains(parameter.name())) {
        pass.updateStatistic(parameter, weights.get(parameter.name()));
      }
    }
    return pass.loss();
  }

  /** For the length of the batch's texts. */
  private Program program(Batch batch) {
    return new Program(check.graph(batch), program.loss(), program.update());
  }

  /** Which random numbers the next pass has. */
  private String draw() {
    return step + (parts.isEmpty() ? "" : "." + parts.size());
  }

  /** The gradient of the mean loss over the examples, or answered positions, of all parts. */
  private double[] mean(String parameter) {
    double all = Math.max(1, parts.stream().mapToLong(Part::count).sum());
    double[] sum = new double[weights.get(parameter).length];
    for (Part part : parts) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += part.count() / all * part.gradients().get(parameter)[i];
      }
    }
    return sum;
  }

  /** Of all trained parameters that are not frozen. */
  private double norm() {
    return Math.sqrt(
        program.graph().parameters().stream()
            .filter(p -> p.role().isTrainable() && !frozen.contains(p.name()))
            .flatMapToDouble(p -> Arrays.stream(mean(p.name())))
            .map(g -> g * g)
            .sum());
  }

  private List<double[]> moments(String parameter) {
    return moments.stream().map(m -> m.get(parameter)).toList();
  }

  @Override
  public Map<String, float[]> forward(Batch batch, List<String> nodes) {
    requireOpen("forward");
    check.inputs(batch);
    check.nodes(nodes);
    ReferencePass pass = ReferencePass.inference(program(batch), weights, batch);
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
        ReferencePass.training(program(batch), weights, batch, seed, draw()).backward();
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
      restored.add(Doubles.of(moment(state, i)));
    }
    parts.clear();
    moments = restored;
    step = state.step();
    seed = state.seed();
  }

  private Weights moment(State state, int index) {
    if (!state.moments().isEmpty()) {
      return state.moments().get(index);
    }
    boolean average = index == program.update().rule().moments();
    return average ? state.weights() : Weights.zeros(program.graph());
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
