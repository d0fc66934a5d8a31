package dev.cairn.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.*;

import dev.cairn.engine.onednn.Kernel.Label;
import dev.cairn.engine.onednn.Primitives.Window;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Shape;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/** Compiles the way forward in training: norms use the batch, and what the way back needs stays. */
final class TrainingForward implements Op.Visitor<Tensor> {
  /**
   * What the way back of a node needs.
   *
   * @param primitive of the way forward
   * @param workspace that it filled, if it has one
   */
  record Saved(dnnl_primitive_desc primitive, Optional<Tensor> workspace) {}

  private final Sketch sketch;
  private final Uses uses;
  private final Map<String, Tensor> values = new HashMap<>();
  private final Map<String, Saved> saved = new HashMap<>();
  private Node node;

  private TrainingForward(Sketch sketch, Uses uses) {
    this.sketch = sketch;
    this.uses = uses;
    this.node = sketch.graph().input();
  }

  /** Compiles all nodes. */
  static TrainingForward compile(Sketch sketch, Uses uses) {
    TrainingForward forward = new TrainingForward(sketch, uses);
    for (Node node : sketch.graph().nodes()) {
      forward.node = node;
      forward.values.put(node.name(), node.op().accept(forward));
    }
    return forward;
  }

  /** The value of a node; of one whose ReLU is fused, the value after the ReLU. */
  Tensor value(String name) {
    return Objects.requireNonNull(values.get(name));
  }

  Saved saved(Node of) {
    return Objects.requireNonNull(saved.get(of.name()));
  }

  private Shape inputShape() {
    return sketch.input(node).shape();
  }

  /** An input in the layout of values. */
  private Tensor read(int index) {
    String name = node.inputs().get(index);
    return sketch.arrange(
        node.name(), value(name), sketch.layouts().value(sketch.graph().node(name).shape()));
  }

  private void add(long flops, dnnl_primitive_desc primitive, Arguments arguments) {
    sketch.kernels().add(new Label(node.name(), "forward", flops), primitive, arguments);
  }

  private Tensor output() {
    return sketch.kernels().tensor(sketch.layouts().value(node.shape()));
  }

  @Override
  public Tensor input(Op.Input op) {
    Tensor input = sketch.kernels().tensor(sketch.layouts().plain(node.shape()));
    sketch.kernels().fromStart(input);
    return input;
  }

  @Override
  public Tensor convolution(Op.Convolution op) {
    Tensor weights = sketch.parameters().value(node.name() + ".weight");
    Tensor output = output();
    Arguments arguments = new Arguments();
    dnnl_primitive_desc primitive =
        sketch
            .primitives()
            .convolution(
                dnnl_forward_training,
                op,
                sourceOf(sketch, node),
                ParameterMemory.any(sketch.scope(), sketch.graph(), node),
                null,
                output.desc(),
                sketch.attributes(arguments).relu(uses.endsInRelu(node)));
    Desc source = Desc.of(sketch.scope(), primitive, dnnl_query_src_md);
    Desc filters = Desc.of(sketch.scope(), primitive, dnnl_query_weights_md);
    arguments
        .with(DNNL_ARG_SRC, sketch.arrange(node.name(), value(node.inputs().get(0)), source))
        .with(DNNL_ARG_WEIGHTS, sketch.arrange(node.name(), weights, filters))
        .with(DNNL_ARG_DST, output);
    add(multiplyAdds(sketch.graph(), node, sketch.layouts().size()), primitive, arguments);
    saved.put(node.name(), new Saved(primitive, Optional.empty()));
    return output;
  }

  /** What a convolution may read: the net's input as its kernel likes it, else the usual layout. */
  static Desc sourceOf(Sketch sketch, Node node) {
    Node input = sketch.input(node);
    return input.op() instanceof Op.Input
        ? sketch.layouts().any(input.shape())
        : sketch.layouts().value(input.shape());
  }

  /** Floating-point operations of a convolution or dense node for a batch. */
  static long multiplyAdds(Graph graph, Node node, int size) {
    long weights = graph.parameters(node).get(0).elements();
    long positions = node.shape().elements() / node.shape().channels();
    return 2 * weights * positions * size;
  }

  @Override
  public Tensor dense(Op.Dense op) {
    Tensor weights = sketch.parameters().value(node.name() + ".weight");
    Tensor output = output();
    Arguments arguments = new Arguments();
    Desc x = sketch.layouts().row(inputShape());
    Desc y = sketch.layouts().row(node.shape());
    Optional<Tensor> bias =
        op.bias()
            ? Optional.of(sketch.parameters().value(node.name() + ".bias"))
            : Optional.empty();
    dnnl_primitive_desc primitive =
        sketch
            .primitives()
            .dense(
                dnnl_forward_training,
                x,
                ParameterMemory.any(sketch.scope(), sketch.graph(), node),
                bias.map(Tensor::desc).orElse(null),
                y,
                sketch.attributes(arguments).relu(uses.endsInRelu(node)));
    Desc matrix = Desc.of(sketch.scope(), primitive, dnnl_query_weights_md);
    arguments
        .with(DNNL_ARG_SRC, read(0).as(x))
        .with(DNNL_ARG_WEIGHTS, sketch.arrange(node.name(), weights, matrix))
        .with(DNNL_ARG_DST, output.as(y));
    bias.ifPresent(b -> arguments.with(DNNL_ARG_BIAS, b));
    add(multiplyAdds(sketch.graph(), node, sketch.layouts().size()), primitive, arguments);
    saved.put(node.name(), new Saved(primitive, Optional.empty()));
    return output;
  }

  /** Flags of a norm in training. */
  static int flags(boolean relu) {
    return dnnl_use_scale | dnnl_use_shift | (relu ? dnnl_fuse_norm_relu : 0);
  }

  @Override
  public Tensor batchNorm(Op.BatchNorm op) {
    Tensor input = read(0);
    Tensor output = output();
    Arguments arguments = new Arguments();
    ParameterMemory memory = sketch.parameters();
    dnnl_primitive_desc primitive =
        sketch
            .primitives()
            .norm(
                dnnl_forward_training,
                op.epsilon(),
                flags(uses.endsInRelu(node)),
                input.desc(),
                sketch.attributes(arguments));
    arguments
        .with(DNNL_ARG_SRC, input)
        .with(DNNL_ARG_DST, output)
        .with(DNNL_ARG_SCALE, memory.value(node.name() + ".scale"))
        .with(DNNL_ARG_SHIFT, memory.value(node.name() + ".shift"))
        .with(DNNL_ARG_MEAN, memory.tensor(memory.ofBatch(), node.name() + ".mean"))
        .with(DNNL_ARG_VARIANCE, memory.tensor(memory.ofBatch(), node.name() + ".variance"));
    Optional<Tensor> workspace = workspace(primitive);
    workspace.ifPresent(w -> arguments.with(DNNL_ARG_WORKSPACE, w));
    add(0, primitive, arguments);
    saved.put(node.name(), new Saved(primitive, workspace));
    return output;
  }

  private Optional<Tensor> workspace(dnnl_primitive_desc primitive) {
    Desc desc = Desc.of(sketch.scope(), primitive, dnnl_query_workspace_md);
    return desc.bytes() == 0 ? Optional.empty() : Optional.of(sketch.kernels().tensor(desc));
  }

  @Override
  public Tensor relu(Op.Relu op) {
    if (uses.isFused(node)) {
      return value(node.inputs().get(0));
    }
    Tensor input = read(0);
    Tensor output = output();
    Arguments arguments = new Arguments().with(DNNL_ARG_SRC, input).with(DNNL_ARG_DST, output);
    dnnl_primitive_desc primitive =
        sketch.primitives().relu(input.desc(), uses.slope(node), sketch.attributes(arguments));
    add(0, primitive, arguments);
    return output;
  }

  @Override
  public Tensor add(Op.Add op) {
    Tensor a = read(0);
    Tensor output = canOverwrite(0) ? a.as(a.desc()) : output();
    Arguments arguments =
        new Arguments()
            .with(DNNL_ARG_SRC_0, a)
            .with(DNNL_ARG_SRC_1, read(1))
            .with(DNNL_ARG_DST, output);
    dnnl_primitive_desc primitive =
        sketch
            .primitives()
            .binary(
                dnnl_binary_add,
                a.desc(),
                a.desc(),
                sketch.attributes(arguments).relu(uses.endsInRelu(node)));
    add(0, primitive, arguments);
    return output;
  }

  /** Nobody else reads the input, and its own way back does not look at it either. */
  private boolean canOverwrite(int index) {
    Node input = sketch.graph().node(node.inputs().get(index));
    boolean read = input.op() instanceof Op.Input || input.op() instanceof Op.Relu;
    return !read && uses.onlyReader(input).isPresent();
  }

  @Override
  public Tensor pool(Op.Pool op) {
    boolean max = op.pooling() == Op.Pooling.MAX;
    return pool(
        max ? dnnl_pooling_max : dnnl_pooling_avg_exclude_padding,
        Window.square(op.kernel(), op.stride(), op.padding()),
        output());
  }

  @Override
  public Tensor globalAveragePool(Op.GlobalAveragePool op) {
    Desc pixels = sketch.layouts().value(Shape.image(node.shape().channels(), 1, 1));
    Tensor output = output();
    pool(dnnl_pooling_avg_exclude_padding, whole(inputShape()), output.as(pixels));
    return output;
  }

  /** A window of the whole image. */
  static Window whole(Shape shape) {
    return new Window(new long[] {shape.size(1), shape.size(2)}, 1, 0);
  }

  @Override
  public Tensor subsample(Op.Subsample op) {
    return pool(dnnl_pooling_avg_exclude_padding, Window.square(1, op.stride(), 0), output());
  }

  private Tensor pool(int algorithm, Window window, Tensor output) {
    Tensor input = read(0);
    Arguments arguments = new Arguments().with(DNNL_ARG_SRC, input).with(DNNL_ARG_DST, output);
    dnnl_primitive_desc primitive =
        sketch
            .primitives()
            .pool(
                dnnl_forward_training,
                algorithm,
                window,
                input.desc(),
                output.desc(),
                sketch.attributes(arguments));
    Optional<Tensor> workspace = workspace(primitive);
    workspace.ifPresent(w -> arguments.with(DNNL_ARG_WORKSPACE, w));
    add(0, primitive, arguments);
    saved.put(node.name(), new Saved(primitive, workspace));
    return output;
  }

  @Override
  public Tensor flatten(Op.Flatten op) {
    Tensor plain = sketch.kernels().tensor(sketch.layouts().plain(inputShape()));
    sketch.reorder(node.name(), value(node.inputs().get(0)), plain);
    return plain.as(sketch.layouts().value(node.shape()));
  }

  @Override
  public Tensor padChannels(Op.PadChannels op) {
    Tensor input = read(0);
    Tensor output = output();
    Selection selection = Selection.of(sketch, node, op);
    Arguments arguments =
        new Arguments()
            .with(DNNL_ARG_SRC, input)
            .with(DNNL_ARG_WEIGHTS, selection.weights())
            .with(DNNL_ARG_DST, output);
    dnnl_primitive_desc primitive =
        selection.forward(dnnl_forward_training, input.desc(), output.desc(), arguments);
    add(0, primitive, arguments);
    saved.put(node.name(), new Saved(primitive, Optional.empty()));
    return output;
  }
}
