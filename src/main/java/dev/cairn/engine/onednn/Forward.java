package dev.cairn.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.*;

import dev.cairn.engine.KernelUse;
import dev.cairn.engine.loops.Lengths;
import dev.cairn.engine.onednn.Kernel.Label;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Shape;
import dev.cairn.graph.Window;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/** Compiles the way forward: what training and inference have in common. */
abstract class Forward implements Op.Visitor<Tensor> {
  private final Sketch sketch;
  private final Uses uses;
  private final int kind;
  private final Map<String, Tensor> values = new HashMap<>();
  private Node node;

  /** Of a graph; {@code kind} is a propagation kind of oneDNN. */
  Forward(Sketch sketch, Uses uses, int kind) {
    this.sketch = sketch;
    this.uses = uses;
    this.kind = kind;
    this.node = sketch.graph().input();
  }

  final Sketch sketch() {
    return sketch;
  }

  final Uses uses() {
    return uses;
  }

  final int kind() {
    return kind;
  }

  /** The node that is compiled now. */
  final Node node() {
    return node;
  }

  /** Compiles the next node. */
  void compile(Node next) {
    node = next;
    Tensor value = compiled();
    values.put(next.name(), leavesTail() ? sketch.withoutTail(node, value) : value);
  }

  /**
   * True if the kernels of the node may have written something else than 0 behind the valid
   * positions; others leave zeros zeros, or write none there.
   */
  boolean leavesTail() {
    Op op = node.op();
    return op instanceof Op.Convolution
        || op instanceof Op.LayerNorm
        || op instanceof Op.Shift
        || op instanceof Op.Activation activation && activation.function() == Op.Function.SIGMOID
        || op instanceof Op.Recurrent
        || op instanceof Op.Attention
        || op instanceof Op.Reshape
        || op instanceof Op.Pool pool && pool.pooling() == Op.Pooling.MAX
        || node.inputs().size() > 1 && differ();
  }

  /** True if one of the inputs is valid at other positions than the node. */
  private boolean differ() {
    Optional<Lengths> own = sketch.lengths(node.name());
    return node.inputs().stream()
        .filter(input -> !sketch.graph().node(input).shape().isVector())
        .anyMatch(input -> !sketch.lengths(input).equals(own));
  }

  /** Compiles {@link #node}. */
  Tensor compiled() {
    return node.op().accept(this);
  }

  /** The value of a node; of one whose ReLU is fused, the value after the ReLU. */
  final Tensor value(String name) {
    return Objects.requireNonNull(values.get(name));
  }

  /** Remembers what a way back would need. */
  final void save(dnnl_primitive_desc primitive, Optional<Tensor> workspace) {
    save(node.name(), primitive, workspace);
  }

  /** Remembers what a way back would need, under a name that the node's begins. */
  void save(String key, dnnl_primitive_desc primitive, Optional<Tensor> workspace) {}

  /** Remembers arrays that a way back would need. */
  void keep(Tensor... arrays) {}

  private LoopForward loops() {
    return new LoopForward(this, node);
  }

  final Shape inputShape() {
    return sketch.input(node).shape();
  }

  /** An input in the layout of values. */
  final Tensor read(int index) {
    return read(node.inputs().get(index));
  }

  /** The first input with all channels of a position side by side. */
  final Tensor readChannelsLast() {
    Desc wanted = sketch.layouts().channelsLast(inputShape());
    return sketch.arrange(node.name(), value(node.inputs().get(0)), wanted);
  }

  private Tensor valueOf(Tensor channelsLast) {
    return sketch.arrange(node.name(), channelsLast, sketch.layouts().value(node.shape()));
  }

  /** The value of a node in the layout of values. */
  final Tensor read(String name) {
    return sketch.arrange(
        node.name(), value(name), sketch.layouts().value(sketch.graph().node(name).shape()));
  }

  final void add(long flops, dnnl_primitive_desc primitive, Arguments arguments) {
    sketch.kernels().add(new Label(node.name(), KernelUse.FORWARD, flops), primitive, arguments);
  }

  final Tensor output() {
    return sketch.kernels().tensor(sketch.layouts().value(node.shape()));
  }

  /** Floating-point operations of a convolution or dense node for a batch. */
  static long multiplyAdds(Sketch sketch, Node node) {
    long weights = sketch.graph().parameters(node).get(0).elements();
    long positions = node.shape().elements() / node.shape().channels();
    return 2 * weights * positions * sketch.layouts().size();
  }

  /** Flags of a norm in training. */
  static int flags(boolean relu) {
    return dnnl_use_scale | dnnl_use_shift | (relu ? dnnl_fuse_norm_relu : 0);
  }

  final Optional<Tensor> workspace(dnnl_primitive_desc primitive) {
    Desc desc = Desc.of(sketch.scope(), primitive, dnnl_query_workspace_md);
    return desc.bytes() == 0 ? Optional.empty() : Optional.of(sketch.kernels().tensor(desc));
  }

  @Override
  public Tensor input(Op.Input op) {
    Tensor input = sketch.kernels().tensor(sketch.layouts().plain(node.shape()));
    sketch.kernels().fromStart(input);
    sketch.readLengths(input);
    return input;
  }

  @Override
  public Tensor relu(Op.Relu op) {
    if (uses.isFused(node)) {
      return value(node.inputs().get(0));
    }
    Tensor input = read(0);
    Tensor output = output();
    relu(input, output, kind == dnnl_forward_training ? uses.slope(node) : Attributes.SLOPE);
    return output;
  }

  final void relu(Tensor input, Tensor output, float slope) {
    Arguments arguments = new Arguments().with(DNNL_ARG_SRC, input).with(DNNL_ARG_DST, output);
    add(0, sketch.primitives().relu(input.desc(), slope, sketch.attributes(arguments)), arguments);
  }

  @Override
  public Tensor add(Op.Add op) {
    Tensor a = read(0);
    Tensor output = canOverwrite(0) ? overwritten(a) : output();
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

  /** The same memory, but other numbers: a tensor that nothing else was arranged from. */
  static Tensor overwritten(Tensor tensor) {
    return tensor.as(tensor.desc());
  }

  /** Nobody else reads the input, and its own way back does not look at it either. */
  private boolean canOverwrite(int index) {
    Node input = sketch.graph().node(node.inputs().get(index));
    boolean own =
        input.op() instanceof Op.Convolution
            || input.op() instanceof Op.Dense
            || input.op() instanceof Op.BatchNorm
            || input.op() instanceof Op.GroupNorm
            || input.op() instanceof Op.Scale
            || input.op() instanceof Op.Dropout
            || input.op() instanceof Op.Add;
    return own && uses.onlyReader(input).isPresent();
  }

  @Override
  public Tensor pool(Op.Pool op) {
    boolean padded = sketch.lengths(node.inputs().get(0)).isPresent();
    if (padded && op.pooling() == Op.Pooling.AVERAGE) {
      return loops().pool(op);
    }
    Node input = sketch.input(node);
    sketch.withTail(input, read(0), -Float.MAX_VALUE); // padding is never the largest
    Tensor output = pool(algorithm(op.pooling()), op.window(), output());
    sketch.withTail(input, read(0), 0);
    return output;
  }

  @Override
  public Tensor globalPool(Op.GlobalPool op) {
    if (sketch.lengths(node.inputs().get(0)).isPresent()) {
      return loops().globalPool(op);
    }
    Desc pixels = sketch.layouts().value(Shape.image(node.shape().channels(), 1, 1));
    Tensor output = output();
    pool(algorithm(op.pooling()), whole(inputShape()), output.as(pixels));
    return output;
  }

  /** Of oneDNN. */
  static int algorithm(Op.Pooling pooling) {
    return pooling == Op.Pooling.MAX ? dnnl_pooling_max : dnnl_pooling_avg_exclude_padding;
  }

  /** A window of the whole image. */
  static Window whole(Shape shape) {
    return new Window(
        Window.Axis.padded(Layouts.height(shape), 1, 0),
        Window.Axis.padded(Layouts.width(shape), 1, 0));
  }

  /** A window of one position for each that is kept. */
  static Window kept(Op.Subsample op, Shape shape) {
    Window.Axis axis = Window.Axis.padded(1, op.stride(), 0);
    return shape.isSequence() ? Window.line(axis) : new Window(axis, axis);
  }

  @Override
  public Tensor subsample(Op.Subsample op) {
    return pool(dnnl_pooling_avg_exclude_padding, kept(op, inputShape()), output());
  }

  private Tensor pool(int algorithm, Window window, Tensor output) {
    Tensor input = read(0);
    Arguments arguments = new Arguments().with(DNNL_ARG_SRC, input).with(DNNL_ARG_DST, output);
    dnnl_primitive_desc primitive =
        sketch
            .primitives()
            .pool(
                kind, algorithm, window, input.desc(), output.desc(), sketch.attributes(arguments));
    Optional<Tensor> workspace = workspace(primitive);
    workspace.ifPresent(w -> arguments.with(DNNL_ARG_WORKSPACE, w));
    add(0, primitive, arguments);
    save(primitive, workspace);
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
    dnnl_primitive_desc primitive = selection.forward(kind, input.desc(), output.desc(), arguments);
    add(0, primitive, arguments);
    save(primitive, Optional.empty());
    return output;
  }

  @Override
  public Tensor groupNorm(Op.GroupNorm op) {
    return loops().groupNorm(op);
  }

  @Override
  public Tensor layerNorm(Op.LayerNorm op) {
    return new LayerNormalization(sketch, node, op).forward(this);
  }

  @Override
  public Tensor activation(Op.Activation op) {
    Tensor input = read(0);
    Tensor output = output();
    Arguments arguments = new Arguments().with(DNNL_ARG_SRC, input).with(DNNL_ARG_DST, output);
    Attributes with = sketch.attributes(arguments);
    add(0, Elementwise.of(op).forward(sketch.primitives(), input.desc(), with), arguments);
    return output;
  }

  @Override
  public Tensor multiply(Op.Multiply op) {
    return loops().multiply();
  }

  @Override
  public Tensor scale(Op.Scale op) {
    return loops().scale(op);
  }

  @Override
  public Tensor shift(Op.Shift op) {
    return loops().shift(op);
  }

  @Override
  public Tensor dropout(Op.Dropout op) {
    return loops().dropout(op);
  }

  @Override
  public Tensor concatenate(Op.Concatenate op) {
    return new Concatenation(sketch, node).forward(this);
  }

  @Override
  public Tensor kMaxPool(Op.KMaxPool op) {
    return loops().kMaxPool();
  }

  @Override
  public Tensor lastPosition(Op.LastPosition op) {
    return loops().lastPosition();
  }

  @Override
  public Tensor attentionPool(Op.AttentionPool op) {
    return loops().attentionPool();
  }

  @Override
  public Tensor embedding(Op.Embedding op) {
    return loops().embedding(op);
  }

  @Override
  public Tensor recurrent(Op.Recurrent op) {
    if (op.cell() == Op.Cell.HARD_LSTM) {
      return valueOf(loops().hardLstm(op));
    }
    Optional<Lengths> lengths = sketch.lengths(node.name());
    return valueOf(
        lengths.isPresent() && op.direction() != Op.Direction.FORWARD
            ? new PaddedRecurrence(sketch, node, op, lengths.get()).forward(this)
            : new Recurrence(sketch, node, op).forward(this, readChannelsLast()));
  }

  @Override
  public Tensor attention(Op.Attention op) {
    return valueOf(new Heads(sketch, node, op).forward(this));
  }

  @Override
  public Tensor reshape(Op.Reshape op) {
    Layouts layouts = sketch.layouts();
    Tensor plain =
        sketch.arrange(node.name(), value(node.inputs().get(0)), layouts.plain(inputShape()));
    Tensor reshaped = plain.as(layouts.plain(node.shape()));
    if (sketch.lengths(node.name()).isEmpty()) {
      return reshaped;
    }
    Tensor own = output(); // its padding becomes 0, that of the vector does not
    sketch.reorder(node.name(), reshaped, own);
    return own;
  }
}
