package dev.cairn.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;
import static org.bytedeco.dnnl.global.dnnl.dnnl_a;
import static org.bytedeco.dnnl.global.dnnl.dnnl_ab;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_add;

import dev.cairn.engine.onednn.Kernel.Label;
import dev.cairn.graph.Parameter;
import dev.cairn.graph.Update;

/** The average of weights and running statistics, as {@link Update.Averaged} describes it. */
final class MovingAverage {
  private final Update update;
  private final ParameterMemory memory;
  private final FlatMemory weights;
  private final FlatMemory running;
  private final FlatMemory shares;

  /**
   * Zeros.
   *
   * @param scope that frees them
   */
  MovingAverage(Scope scope, Update update, ParameterMemory memory) {
    this.update = update;
    this.memory = memory;
    weights = scope.keep(new FlatMemory(memory.weights().length()), FlatMemory::close);
    running = scope.keep(new FlatMemory(memory.running().length()), FlatMemory::close);
    shares = scope.keep(new FlatMemory(2), FlatMemory::close);
  }

  /** Makes the step's shares ready; {@code step} counts from 1. */
  void prepare(long step) {
    double kept = update.averaging(step);
    try (Address place = shares.part(0, 2)) {
      place.put((float) kept, (float) (1 - kept));
    }
  }

  /** Adds the kernels that move it. */
  void compile(Sketch sketch) {
    compile(sketch, weights, memory.weights());
    compile(sketch, running, memory.running());
  }

  private void compile(Sketch sketch, FlatMemory average, FlatMemory values) {
    Tensor a = whole(sketch, average);
    Tensor w = whole(sketch, values);
    Arguments arguments =
        new Arguments().with(DNNL_ARG_SRC_0, a).with(DNNL_ARG_SRC_1, w).with(DNNL_ARG_DST, a);
    Attributes with =
        sketch
            .attributes(arguments)
            .scale(DNNL_ARG_SRC_0, share(sketch, 0))
            .scale(DNNL_ARG_SRC_1, share(sketch, 1));
    sketch
        .kernels()
        .add(
            new Label("update", "moving average", 0),
            sketch.primitives().binary(dnnl_binary_add, a.desc(), w.desc(), with),
            arguments);
  }

  private static Tensor whole(Sketch sketch, FlatMemory of) {
    return new Tensor(Desc.of(sketch.scope(), dnnl_ab, 1, of.length()), of.region(0, of.length()));
  }

  private Tensor share(Sketch sketch, int index) {
    return new Tensor(Desc.of(sketch.scope(), dnnl_a, 1), shares.region(index, 1));
  }

  /** Where the average of a parameter stands. */
  FlatMemory of(Parameter parameter) {
    return parameter.role().isTrainable() ? weights : running;
  }
}
