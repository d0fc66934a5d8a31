package dev.cairn.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;
import static org.bytedeco.dnnl.global.dnnl.dnnl_a;
import static org.bytedeco.dnnl.global.dnnl.dnnl_ab;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_add;

import dev.cairn.engine.onednn.Kernel.Label;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;

/** Kernels that move running means and variances towards those of the batch. */
final class StatisticsUpdate {
  private final Sketch sketch;

  private StatisticsUpdate(Sketch sketch) {
    this.sketch = sketch;
  }

  /** Adds a kernel for each run of norms that have the same momentum; mostly that is one. */
  static void compile(Sketch sketch) {
    StatisticsUpdate update = new StatisticsUpdate(sketch);
    double momentum = Double.NaN;
    long from = 0;
    long to = 0;
    for (Node node : sketch.graph().nodes()) {
      if (node.op() instanceof Op.BatchNorm op) {
        if (op.momentum() != momentum) {
          update.add(momentum, from, to);
          from = to;
          momentum = op.momentum();
        }
        ParameterMemory.Slot last = sketch.parameters().slot(node.name() + ".variance");
        to = last.offset() + last.length();
      }
    }
    update.add(momentum, from, to);
  }

  private void add(double momentum, long from, long to) {
    if (to == from) {
      return;
    }
    FlatMemory factors = sketch.scope().keep(new FlatMemory(2), FlatMemory::close);
    try (Address place = factors.part(0, 2)) {
      place.put((float) momentum, (float) (1 - momentum));
    }
    Tensor running = part(sketch.parameters().running(), from, to - from);
    Tensor ofBatch = part(sketch.parameters().ofBatch(), from, to - from);
    Arguments arguments =
        new Arguments()
            .with(DNNL_ARG_SRC_0, running)
            .with(DNNL_ARG_SRC_1, ofBatch)
            .with(DNNL_ARG_DST, running);
    Attributes with =
        sketch
            .attributes(arguments)
            .scale(DNNL_ARG_SRC_0, factor(factors, 0))
            .scale(DNNL_ARG_SRC_1, factor(factors, 1));
    sketch
        .kernels()
        .add(
            new Label("update", "running statistics", 0),
            sketch.primitives().binary(dnnl_binary_add, running.desc(), ofBatch.desc(), with),
            arguments);
  }

  private Tensor part(FlatMemory of, long from, long length) {
    return new Tensor(Desc.of(sketch.scope(), dnnl_ab, 1, length), of.region(from, length));
  }

  private Tensor factor(FlatMemory factors, int index) {
    return new Tensor(Desc.of(sketch.scope(), dnnl_a, 1), factors.region(index, 1));
  }
}
