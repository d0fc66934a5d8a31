package dev.cairn.engine.onednn;

import dev.cairn.graph.Graph;
import dev.cairn.graph.Node;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A training step for batches of one size: way forward, way back, update.
 *
 * @param plan all kernels
 * @param forward kernels of the way forward
 * @param backward kernels of both ways
 * @param statistics kernels of both ways, and those that move running statistics
 * @param trained kernels of both ways, of running statistics and of the rule
 * @param input row-major, for Java to fill
 * @param output row-major, for Java to read after the way forward
 * @param error gradient of the output, for Java to fill before the way back
 * @param gradients of the nodes that were asked for, for Java to read after the way back
 */
record TrainingPlan(
    Plan plan,
    int forward,
    int backward,
    int statistics,
    int trained,
    Tensor input,
    Tensor output,
    Tensor error,
    Map<String, Tensor> gradients)
    implements AutoCloseable {

  /**
   * Compiles it.
   *
   * @param update what changes the parameters; nothing where only gradients are wanted
   * @param visible nodes whose gradients Java wants to read
   */
  static TrainingPlan compile(
      Context context,
      Optional<ParameterUpdate> update,
      int size,
      Set<String> visible,
      Budget budget) {
    Graph graph = context.graph();
    Scope scope = new Scope();
    try {
      Sketch sketch = new Sketch(context, scope, size);
      PlanBuilder kernels = sketch.kernels();
      Uses uses = new Uses(graph, visible);
      TrainingForward way = TrainingForward.compile(sketch, uses);
      Node last = graph.node(graph.output());
      Tensor output =
          sketch.arrange(last.name(), way.value(last.name()), sketch.layouts().plain(last.shape()));
      Tensor error = kernels.tensor(sketch.layouts().plain(last.shape()));
      kernels.use(output);
      kernels.use(error);
      int forward = kernels.size();
      Map<String, Tensor> gradients = Backward.compile(sketch, uses, way, visible, error);
      int backward = kernels.size();
      update.ifPresent(own -> StatisticsUpdate.compile(sketch));
      int statistics = kernels.size();
      update.ifPresent(own -> own.rule().compile(sketch));
      int trained = kernels.size();
      update.flatMap(ParameterUpdate::average).ifPresent(own -> own.compile(sketch));
      long bytes = kernels.placeAll();
      budget.check(bytes, size);
      Plan plan = Plan.of(kernels, bytes);
      return new TrainingPlan(
          plan,
          forward,
          backward,
          statistics,
          trained,
          way.value(graph.input().name()),
          output,
          error,
          gradients);
    } catch (RuntimeException | Error failed) {
      scope.close();
      throw failed;
    }
  }

  @Override
  public void close() {
    plan.close();
  }
}
