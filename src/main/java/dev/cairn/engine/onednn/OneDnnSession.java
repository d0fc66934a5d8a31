package dev.cairn.engine.onednn;

import dev.cairn.engine.Device;
import dev.cairn.engine.GradientSum;
import dev.cairn.engine.GroupRates;
import dev.cairn.engine.LossGradient;
import dev.cairn.engine.OpenMp;
import dev.cairn.engine.Profile;
import dev.cairn.engine.ProgramCheck;
import dev.cairn.engine.Session;
import dev.cairn.engine.State;
import dev.cairn.engine.loops.Draws;
import dev.cairn.engine.loops.Team;
import dev.cairn.graph.Batch;
import dev.cairn.graph.Op;
import dev.cairn.graph.Program;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * A program compiled into plans, one for each size of batch and length of texts that comes along.
 */
final class OneDnnSession implements Session {
  private static final int WARM_UP = 3;
  private static final double SMALL_RATE = 1e-6;

  private final Program program;
  private final ProgramCheck check;
  private final Device device;
  private final Scope scope = new Scope();
  private final HostCopy copy;
  private final ParameterMemory parameters;
  private final ParameterUpdate update;
  private final StateCopy states;
  private final GradientSum parts = new GradientSum();
  private final GroupRates rates = new GroupRates();
  private final FloatBuffer gradients;
  private final Team team;
  private final Plans plans;
  private final Draws draws = new Draws();
  private FrozenParts frozen;
  private long step;
  private long seed;
  private boolean closed;

  /** Takes a checked state. */
  OneDnnSession(
      Program program, ProgramCheck check, State start, Device device, LongSupplier memory) {
    this.program = program;
    this.check = check;
    this.device = device;
    try {
      OneDnn library = new OneDnn(scope);
      OpenMp.threads(device.threads());
      copy = new HostCopy(library);
      parameters = new ParameterMemory(library, scope, program.graph());
      program.update().rates().forEach(this::rate);
      update = ParameterUpdate.of(scope, program.update(), parameters);
      states = new StateCopy(program.graph(), copy, parameters, update);
      gradients = parameters.gradients().part(0, parameters.gradients().length()).asBuffer();
      team = scope.keep(new Team(device.threads()), Team::close);
      Context context = new Context(library, program.graph(), parameters, team, draws);
      plans = scope.keep(new Plans(context, update, memory), Plans::close);
      frozen = new FrozenParts(Set.of(), parameters, update);
      load(start);
    } catch (RuntimeException | Error failed) {
      scope.close();
      throw failed;
    }
  }

  private void rate(String parameter, double factor) {
    ParameterMemory.Slot slot = parameters.slot(parameter);
    rates.add(parameters.weights().part(slot.offset(), slot.length()).asBuffer(), factor);
  }

  @Override
  public double step(Batch batch, double learningRate) {
    open("step");
    check.inputsAndTargets(batch);
    TrainingPlan training = plans.training(check.graph(batch), batch.size());
    double loss = bothWays(training, batch);
    parts.finish(gradients, LossGradient.count(program.loss(), batch));
    frozen.clearGradients();
    GradientSum.clip(gradients, program.update().clipNorm());
    update.prepare(learningRate, step + 1);
    change(training, true);
    step++;
    return loss;
  }

  @Override
  public double accumulate(Batch batch) {
    open("accumulate");
    check.inputsAndTargets(batch);
    TrainingPlan training = plans.training(check.graph(batch), batch.size());
    double loss = bothWays(training, batch);
    change(training, false);
    parts.add(gradients, LossGradient.count(program.loss(), batch));
    return loss;
  }

  /** Runs the kernels behind the way back, those that train or only those of statistics. */
  private void change(TrainingPlan training, boolean trains) {
    Plan plan = training.plan();
    frozen.keep();
    try {
      plan.run(training.backward(), training.statistics());
      if (trains) {
        rates.keep();
        plan.run(training.statistics(), training.trained());
        rates.apply();
        plan.run(training.trained(), plan.kernels().size());
      }
    } finally {
      frozen.putBack();
    }
    plans.parametersChanged();
  }

  /**
   * Times each kernel of a step on its own.
   *
   * @param rounds steps to time; with 0 nothing runs
   */
  Profile profile(Batch batch, int rounds) {
    double[] steps = new double[rounds];
    for (int i = rounds == 0 ? 0 : -WARM_UP; i < rounds; i++) {
      long start = System.nanoTime();
      step(batch, SMALL_RATE);
      if (i >= 0) {
        steps[i] = (System.nanoTime() - start) / 1e9;
      }
    }
    TrainingPlan training = plans.training(check.graph(batch), batch.size());
    KernelTimes times = new KernelTimes(training.plan());
    for (int i = 0; i < rounds; i++) {
      times.run();
    }
    return new Profile(times.uses(), rounds == 0 ? 0 : OneDnn.peak(), KernelTimes.median(steps));
  }

  /** Forward and backward; gradients are then in memory. */
  private double bothWays(TrainingPlan training, Batch batch) {
    Plan plan = training.plan();
    draws.begin(seed, step, parts.parts());
    fill(plan, training.input(), batch);
    plan.run(0, training.forward());
    FloatBuffer output = plan.buffer(training.output());
    FloatBuffer error = plan.buffer(training.error());
    double loss =
        new LossGradient(program.loss(), batch.size(), check.graph(batch).outputShape())
            .compute(output, batch.targets(), error, team);
    plan.run(training.forward(), training.backward());
    return loss + parameters.traceOfDivergence();
  }

  private static void fill(Plan plan, Tensor input, Batch batch) {
    int count = batch.size() * batch.inputShape().elements();
    plan.buffer(input).put(0, batch.inputs(), 0, count);
  }

  @Override
  public Map<String, float[]> forward(Batch batch, List<String> nodes) {
    open("forward");
    check.inputs(batch);
    check.nodes(nodes);
    InferencePlan inference =
        plans.inference(check.graph(batch), batch.size(), new LinkedHashSet<>(nodes), copy);
    fill(inference.plan(), inference.input(), batch);
    inference.plan().run(0, inference.plan().kernels().size());
    Map<String, float[]> values = new LinkedHashMap<>();
    inference
        .outputs()
        .forEach((name, tensor) -> values.put(name, value(inference.plan(), tensor, batch, name)));
    return values;
  }

  /** The kernels of a ReLU leave traces below 0, see {@link Attributes#SLOPE}. */
  private float[] value(Plan plan, Tensor tensor, Batch batch, String node) {
    float[] values = read(plan, tensor, batch, node);
    if (program.graph().node(node).op() instanceof Op.Relu) {
      for (int i = 0; i < values.length; i++) {
        values[i] = Math.max(0, values[i]);
      }
    }
    return values;
  }

  private float[] read(Plan plan, Tensor tensor, Batch batch, String node) {
    float[] values = new float[batch.size() * check.graph(batch).node(node).shape().elements()];
    plan.buffer(tensor).get(0, values);
    return values;
  }

  @Override
  public Map<String, float[]> gradients(Batch batch, List<String> names) {
    open("gradients");
    check.inputsAndTargets(batch);
    check.nodesAndTrained(names);
    Set<String> nodes = new LinkedHashSet<>(names);
    program.graph().parameters().forEach(p -> nodes.remove(p.name()));
    Map<String, float[]> values = new LinkedHashMap<>();
    TrainingPlan training = plans.gradients(check.graph(batch), batch.size(), nodes);
    bothWays(training, batch);
    for (String name : names) {
      Tensor shown = training.gradients().get(name);
      if (shown != null) {
        values.put(name, read(training.plan(), shown, batch, name));
      } else if (nodes.contains(name)) {
        int count = check.graph(batch).node(name).shape().elements();
        values.put(name, new float[batch.size() * count]);
      } else {
        values.put(name, states.read(parameters.gradients(), name));
      }
    }
    return values;
  }

  @Override
  public void freeze(Set<String> names) {
    open("freeze");
    check.parameters(names);
    frozen = new FrozenParts(names, parameters, update);
  }

  @Override
  public State state() {
    open("state");
    return states.read(step, seed);
  }

  @Override
  public void restore(State state) {
    open("restore");
    check.state(state);
    load(state);
  }

  private void load(State state) {
    states.write(state);
    parts.clear();
    plans.parametersChanged();
    step = state.step();
    seed = state.seed();
  }

  /** How many plans are kept. */
  int plans() {
    return plans.count();
  }

  /** Sessions side by side may want different numbers of threads. */
  private void open(String method) {
    if (closed) {
      throw ProgramCheck.closed(method);
    }
    OpenMp.threads(device.threads());
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      scope.close();
    }
  }
}
