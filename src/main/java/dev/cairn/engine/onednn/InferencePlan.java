package dev.cairn.engine.onednn;

import dev.cairn.graph.Graph;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Prediction for batches of one size.
 *
 * @param plan all kernels
 * @param input row-major, for Java to fill
 * @param outputs the nodes that were asked for, row-major, for Java to read
 * @param folded weights that depend on the parameters
 */
record InferencePlan(
    Plan plan, Tensor input, Map<String, Tensor> outputs, List<FoldedWeights> folded)
    implements AutoCloseable {

  /** Compiles it for the nodes that Java wants to see. */
  static InferencePlan compile(Context context, int size, Set<String> visible, Budget budget) {
    Graph graph = WithoutDropout.of(context.graph(), visible);
    Scope scope = new Scope();
    try {
      Sketch sketch = new Sketch(context.with(graph), scope, size);
      Inference inference = Inference.compile(sketch, visible);
      Map<String, Tensor> outputs = new LinkedHashMap<>();
      for (String name : visible) {
        Tensor value = inference.value(name);
        Tensor plain =
            sketch.arrange(name, value, sketch.layouts().plain(graph.node(name).shape()));
        sketch.kernels().untilEnd(plain);
        outputs.put(name, plain);
      }
      Tensor input = inference.value(graph.input().name());
      long bytes = sketch.kernels().placeAll();
      budget.check(bytes, size);
      return new InferencePlan(
          Plan.of(sketch.kernels(), bytes), input, outputs, List.copyOf(inference.folded()));
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
