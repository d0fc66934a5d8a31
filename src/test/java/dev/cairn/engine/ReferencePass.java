package dev.cairn.engine;

import dev.cairn.graph.Batch;
import dev.cairn.graph.Masks;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Parameter;
import dev.cairn.graph.Parameter.Role;
import dev.cairn.graph.Program;
import dev.cairn.graph.Shape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One forward, and perhaps one backward, of a batch through a graph. */
final class ReferencePass {
  private final Program program;
  private final Map<String, double[]> weights;
  private final Batch batch;
  private final boolean training;
  private final long seed;
  private final String step;
  private final Map<String, double[]> values = new HashMap<>();
  private final Map<String, double[]> gradients = new HashMap<>();
  private final Map<String, double[]> statistics;
  private final Masks masks;
  private final Map<String, Shape> shapes;
  private final int size;

  private ReferencePass(
      Program program,
      Map<String, double[]> weights,
      Batch batch,
      boolean training,
      long seed,
      String step) {
    this.program = program;
    this.weights = weights;
    this.batch = batch;
    this.training = training;
    this.seed = seed;
    this.step = step;
    statistics = new HashMap<>();
    masks = Masks.of(program.graph());
    shapes = new HashMap<>();
    program.graph().nodes().forEach(node -> shapes.put(node.name(), node.shape()));
    size = batch.size();
  }

  private ReferencePass(
      ReferencePass whole, Map<String, double[]> values, Map<String, Shape> shapes) {
    program = whole.program;
    weights = whole.weights;
    batch = whole.batch;
    training = whole.training;
    seed = whole.seed;
    step = whole.step;
    statistics = whole.statistics;
    masks = whole.masks;
    this.shapes = shapes;
    size = 1;
    this.values.putAll(values);
    gradients.putAll(whole.gradients);
  }

  /** A pass of one example whose values are given; statistics and gradients of parameters stay. */
  ReferencePass part(Map<String, double[]> given, Map<String, Shape> ofGiven) {
    return new ReferencePass(this, given, ofGiven);
  }

  /** Sets the value of a node. */
  void remember(String node, double[] value) {
    values.put(node, value);
  }

  /** Sets the gradient of a node. */
  void begin(String node, double[] gradient) {
    gradients.put(node, gradient);
  }

  private ReferenceMask mask(Node node) {
    int length = batch.inputShape().elements();
    int[] tokens = new int[size];
    if (!masks.isEmpty()) {
      Arrays.setAll(tokens, n -> Masks.tokens(batch.inputs(), n * length, length));
    }
    return new ReferenceMask(this, node, masks, tokens);
  }

  /** Norms use the batch. */
  static ReferencePass training(Program program, Map<String, double[]> weights, Batch batch) {
    return training(program, weights, batch, Map.of());
  }

  /** As {@link #training}, with numbers added to the outputs of some nodes. */
  static ReferencePass training(
      Program program,
      Map<String, double[]> weights,
      Batch batch,
      Map<String, double[]> disturbances) {
    ReferencePass pass = new ReferencePass(program, weights, batch, true, 0, "0");
    pass.forward(disturbances);
    return pass;
  }

  /** As {@link #training}, with what dropout draws in the step of this name. */
  static ReferencePass training(
      Program program, Map<String, double[]> weights, Batch batch, long seed, String step) {
    ReferencePass pass = new ReferencePass(program, weights, batch, true, seed, step);
    pass.forward(Map.of());
    return pass;
  }

  /** Norms use their running statistics. */
  static ReferencePass inference(Program program, Map<String, double[]> weights, Batch batch) {
    ReferencePass pass = new ReferencePass(program, weights, batch, false, 0, "0");
    pass.forward(Map.of());
    return pass;
  }

  private void forward(Map<String, double[]> disturbances) {
    for (Node node : program.graph().nodes()) {
      ReferenceMask mask = mask(node);
      double[] value =
          mask.applies() ? mask.forward() : node.op().accept(new ReferenceForward(this, node));
      double[] disturbance = disturbances.getOrDefault(node.name(), new double[value.length]);
      for (int i = 0; i < value.length; i++) {
        value[i] += disturbance[i];
      }
      values.put(node.name(), value);
    }
  }

  /** The mean loss of the batch. */
  double loss() {
    return program.loss().isOverPositions()
        ? ReferencePositions.value(
            program.loss(), size(), program.graph().outputShape(), output(), targets())
        : ReferenceLoss.value(program.loss(), size(), output(), targets());
  }

  /** Gradients of the mean loss for all nodes and all trained parameters. */
  Map<String, double[]> backward() {
    values.forEach((name, value) -> gradients.put(name, new double[value.length]));
    for (Parameter parameter : program.graph().parameters()) {
      gradients.put(parameter.name(), new double[parameter.elements()]);
    }
    double[] ofLoss = gradientOfLoss();
    System.arraycopy(ofLoss, 0, gradient(program.graph().output()), 0, ofLoss.length);
    List<Node> nodes = program.graph().nodes();
    if (masks.has(program.graph().output())) {
      mask(program.graph().node(program.graph().output())).clearTail(program.graph().output());
    }
    for (int i = nodes.size() - 1; i >= 0; i--) {
      ReferenceMask mask = mask(nodes.get(i));
      if (mask.applies()) {
        mask.backward();
      } else {
        nodes.get(i).op().accept(new ReferenceBackward(this, nodes.get(i)));
      }
    }
    return gradients;
  }

  private double[] gradientOfLoss() {
    return program.loss().isOverPositions()
        ? ReferencePositions.gradient(
            program.loss(), size(), program.graph().outputShape(), output(), targets())
        : ReferenceLoss.gradient(program.loss(), size(), output(), targets());
  }

  /** Moves a running statistic towards the batch's, in place. */
  void updateStatistic(Parameter parameter, double[] running) {
    double[] ofBatch = statistics.get(parameter.name());
    String suffix = parameter.role() == Role.MEAN ? ".mean" : ".variance";
    String name = parameter.name();
    Node node = program.graph().node(name.substring(0, name.length() - suffix.length()));
    double momentum = ((Op.BatchNorm) node.op()).momentum();
    for (int c = 0; c < running.length; c++) {
      running[c] = momentum * running[c] + (1 - momentum) * ofBatch[c];
    }
  }

  int size() {
    return size;
  }

  boolean isTraining() {
    return training;
  }

  long seed() {
    return seed;
  }

  /** Steps done before this one. */
  String step() {
    return step;
  }

  double[] inputs() {
    return first(Doubles.of(batch.inputs()), size() * batch.inputShape().elements());
  }

  private double[] targets() {
    return first(Doubles.of(batch.targets()), size() * batch.targetShape().elements());
  }

  private static double[] first(double[] values, int count) {
    return Arrays.copyOf(values, count);
  }

  private double[] output() {
    return value(program.graph().output());
  }

  Shape shape(String node) {
    return shapes.get(node);
  }

  double[] value(String node) {
    return values.get(node);
  }

  double[] gradient(String nodeOrParameter) {
    return gradients.get(nodeOrParameter);
  }

  double[] weight(String parameter) {
    return weights.get(parameter);
  }

  /** Mean or variance that a norm used in this pass. */
  double[] statistic(String parameter) {
    return statistics.get(parameter);
  }

  void rememberStatistic(String parameter, double[] ofPass) {
    statistics.put(parameter, ofPass);
  }
}
