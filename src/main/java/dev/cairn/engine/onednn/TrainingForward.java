package dev.cairn.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.*;

import dev.cairn.engine.loops.Lengths;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/** Compiles the way forward in training: norms use the batch, and what the way back needs stays. */
final class TrainingForward extends Forward {
  /**
   * What the way back of a node needs.
   *
   * @param primitive of the way forward
   * @param workspace that it filled, if it has one
   */
  record Saved(dnnl_primitive_desc primitive, Optional<Tensor> workspace) {}

  private final Map<String, Saved> saved = new HashMap<>();
  private final Map<String, List<Tensor>> kept = new HashMap<>();

  private TrainingForward(Sketch sketch, Uses uses) {
    super(sketch, uses, dnnl_forward_training);
  }

  /** Compiles all nodes. */
  static TrainingForward compile(Sketch sketch, Uses uses) {
    TrainingForward forward = new TrainingForward(sketch, uses);
    sketch.graph().nodes().forEach(forward::compile);
    return forward;
  }

  /** What was kept of a node. */
  Saved saved(Node of) {
    return saved(of.name());
  }

  /** What was kept under a name. */
  Saved saved(String key) {
    return Objects.requireNonNull(saved.get(key));
  }

  @Override
  void save(String key, dnnl_primitive_desc primitive, Optional<Tensor> workspace) {
    saved.put(key, new Saved(primitive, workspace));
  }

  /** Arrays that were kept of a node. */
  List<Tensor> kept(Node of) {
    return Objects.requireNonNull(kept.get(of.name()));
  }

  @Override
  void keep(Tensor... arrays) {
    kept.put(node().name(), List.of(arrays));
  }

  @Override
  public Tensor convolution(Op.Convolution op) {
    Tensor weights = sketch().parameters().value(node().name() + ".weight");
    Tensor output = output();
    Arguments arguments = new Arguments();
    Optional<Tensor> bias = bias(op.bias());
    dnnl_primitive_desc primitive =
        sketch()
            .primitives()
            .convolution(
                dnnl_forward_training,
                op,
                sketch().layouts().sourceOf(sketch().graph(), node()),
                ParameterMemory.any(sketch().scope(), sketch().graph(), node()),
                bias.map(Tensor::desc).orElse(null),
                output.desc(),
                sketch().attributes(arguments).relu(uses().endsInRelu(node())));
    Desc source = Desc.of(sketch().scope(), primitive, dnnl_query_src_md);
    Tensor x = sketch().arrange(node().name(), value(node().inputs().get(0)), source);
    boolean alone = bias.isEmpty() && !uses().endsInRelu(node());
    if (alone && FlippedFilters.help(sketch(), node(), weights)) {
      FlippedFilters.compile(sketch(), node(), primitive, weights, x, output);
    } else {
      Desc filters = Desc.of(sketch().scope(), primitive, dnnl_query_weights_md);
      arguments
          .with(DNNL_ARG_SRC, x)
          .with(DNNL_ARG_WEIGHTS, sketch().arrange(node().name(), weights, filters))
          .with(DNNL_ARG_DST, output);
      bias.ifPresent(b -> arguments.with(DNNL_ARG_BIAS, b));
      add(multiplyAdds(sketch(), node()), primitive, arguments);
    }
    save(primitive, Optional.empty());
    return output;
  }

  private Optional<Tensor> bias(boolean has) {
    return has
        ? Optional.of(sketch().parameters().value(node().name() + ".bias"))
        : Optional.empty();
  }

  @Override
  public Tensor dense(Op.Dense op) {
    Tensor weights = sketch().parameters().value(node().name() + ".weight");
    Tensor output = output();
    Arguments arguments = new Arguments();
    Desc x = sketch().layouts().row(inputShape());
    Desc y = sketch().layouts().row(node().shape());
    Optional<Tensor> bias = bias(op.bias());
    dnnl_primitive_desc primitive =
        sketch()
            .primitives()
            .dense(
                dnnl_forward_training,
                x,
                ParameterMemory.any(sketch().scope(), sketch().graph(), node()),
                bias.map(Tensor::desc).orElse(null),
                y,
                sketch().attributes(arguments).relu(uses().endsInRelu(node())));
    Desc matrix = Desc.of(sketch().scope(), primitive, dnnl_query_weights_md);
    arguments
        .with(DNNL_ARG_SRC, read(0).as(x))
        .with(DNNL_ARG_WEIGHTS, sketch().arrange(node().name(), weights, matrix))
        .with(DNNL_ARG_DST, output.as(y));
    bias.ifPresent(b -> arguments.with(DNNL_ARG_BIAS, b));
    add(multiplyAdds(sketch(), node()), primitive, arguments);
    save(primitive, Optional.empty());
    return output;
  }

  @Override
  public Tensor batchNorm(Op.BatchNorm op) {
    Optional<Lengths> lengths = sketch().lengths(node().name());
    if (lengths.isPresent()) {
      return new LoopForward(this, node()).batchNorm(op, lengths.get());
    }
    Tensor input = read(0);
    Tensor output = output();
    Arguments arguments = new Arguments();
    ParameterMemory memory = sketch().parameters();
    dnnl_primitive_desc primitive =
        sketch()
            .primitives()
            .norm(
                dnnl_forward_training,
                op.epsilon(),
                flags(uses().endsInRelu(node())),
                input.desc(),
                sketch().attributes(arguments));
    arguments
        .with(DNNL_ARG_SRC, input)
        .with(DNNL_ARG_DST, output)
        .with(DNNL_ARG_SCALE, memory.value(node().name() + ".scale"))
        .with(DNNL_ARG_SHIFT, memory.value(node().name() + ".shift"))
        .with(DNNL_ARG_MEAN, memory.tensor(memory.ofBatch(), node().name() + ".mean"))
        .with(DNNL_ARG_VARIANCE, memory.tensor(memory.ofBatch(), node().name() + ".variance"));
    Optional<Tensor> workspace = workspace(primitive);
    workspace.ifPresent(w -> arguments.with(DNNL_ARG_WORKSPACE, w));
    add(0, primitive, arguments);
    save(primitive, workspace);
    return output;
  }
}
