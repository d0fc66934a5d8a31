package dev.cairn.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.*;

import dev.cairn.engine.KernelUse;
import dev.cairn.engine.loops.Lengths;
import dev.cairn.engine.onednn.Gradients.Held;
import dev.cairn.engine.onednn.Kernel.Label;
import dev.cairn.engine.onednn.TrainingForward.Saved;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Shape;
import dev.cairn.graph.Window;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/**
 * Compiles the way back: gradients of all trained parameters, and of nodes on the way to them. Long
 * because every op has its way back here.
 */
final class Backward implements Op.Visitor<Void> {
  private final Sketch sketch;
  private final Uses uses;
  private final TrainingForward forward;
  private final Gradients gradients;
  private final Set<String> visible;
  private final Set<String> needed = new HashSet<>();
  private final Map<String, Tensor> shown = new LinkedHashMap<>();
  private Node node;
  private Held gradient;

  private Backward(
      Sketch sketch, Uses uses, TrainingForward forward, Set<String> visible, Tensor error) {
    this.sketch = sketch;
    this.uses = uses;
    this.forward = forward;
    this.visible = visible;
    this.gradients = new Gradients(sketch);
    this.node = sketch.graph().node(sketch.graph().output());
    this.gradient = new Held(error);
    for (Node n : sketch.graph().nodes()) {
      boolean trained = !sketch.graph().parameters(n).isEmpty();
      if (trained || visible.contains(n.name()) || n.inputs().stream().anyMatch(needed::contains)) {
        needed.add(n.name());
      }
    }
  }

  /**
   * Compiles the way back of all nodes.
   *
   * @param visible nodes whose gradients Java wants to read
   * @param error gradient of the output, row-major, filled by Java
   * @return for each visible node its gradient, row-major
   */
  static Map<String, Tensor> compile(
      Sketch sketch, Uses uses, TrainingForward forward, Set<String> visible, Tensor error) {
    Backward backward = new Backward(sketch, uses, forward, visible, error);
    List<Node> nodes = sketch.graph().nodes();
    Node output = backward.node;
    Tensor arranged = sketch.arrange(output.name(), error, sketch.layouts().value(output.shape()));
    Held ofOutput = new Held(sketch.withoutTail(output, arranged));
    backward.gradients.give(output.name(), ofOutput);
    for (int i = nodes.size() - 1; i >= 0; i--) {
      backward.visit(nodes.get(i));
    }
    return backward.shown;
  }

  private void visit(Node next) {
    Optional<Held> held = gradients.take(next.name());
    if (visible.contains(next.name())) {
      show(next, held);
    }
    if (held.isPresent()) {
      node = next;
      gradient = held.get();
      boolean own = node.op() instanceof Op.BatchNorm && lengths().isEmpty();
      if (uses.endsInRelu(node) && !own) {
        throughRelu();
      }
      node.op().accept(this);
    }
  }

  /** A node that the output does not depend on has a gradient of zero. */
  private void show(Node of, Optional<Held> held) {
    if (held.isPresent()) {
      Tensor plain = sketch.kernels().tensor(sketch.layouts().plain(of.shape()));
      sketch.reorder(of.name(), held.get().tensor(), plain);
      sketch.kernels().untilEnd(plain);
      shown.put(of.name(), plain);
    }
  }

  private Optional<Lengths> lengths() {
    return sketch.lengths(node.name());
  }

  private boolean readsPadding() {
    return sketch.lengths(node.inputs().get(0)).isPresent();
  }

  /** A gradient of the input that nobody else has, 0 where the input is padding. */
  private void giveWithoutTail(Tensor dx) {
    give(sketch.withoutTail(sketch.input(node), dx));
  }

  private boolean isNeeded(int input) {
    return needed.contains(node.inputs().get(input));
  }

  private void give(Tensor tensor) {
    gradients.give(node.inputs().get(0), new Held(tensor));
  }

  private Shape shapeOf(int input) {
    return sketch.graph().node(node.inputs().get(input)).shape();
  }

  private LoopBackward loops() {
    return new LoopBackward(sketch, forward, node, gradient.tensor());
  }

  /** An array for a gradient: the one at hand, if nobody else reads it. */
  private Tensor inPlace() {
    Tensor dy = gradient.tensor();
    return gradient.isMine() ? Forward.overwritten(dy) : sketch.kernels().tensor(dy.desc());
  }

  /** Computes the gradient of the input into an array, if anybody needs it. */
  private Void toInput(Supplier<Tensor> array, Consumer<Tensor> way) {
    if (isNeeded(0)) {
      Tensor dx = array.get();
      way.accept(dx);
      give(dx);
    }
    gradient.drop();
    return null;
  }

  /** Ends a way back that was computed even if nobody needs the gradient of the input. */
  private void passOn(Tensor dx) {
    gradient.drop();
    if (isNeeded(0)) {
      give(dx);
    }
  }

  private Tensor ofInput() {
    return sketch.kernels().tensor(sketch.layouts().value(sketch.input(node).shape()));
  }

  private void add(String work, long flops, dnnl_primitive_desc primitive, Arguments arguments) {
    sketch.kernels().add(new Label(node.name(), work, flops), primitive, arguments);
  }

  private void addOfInput(long flops, dnnl_primitive_desc primitive, Arguments arguments) {
    add(KernelUse.OF_INPUT, flops, primitive, arguments);
  }

  /** From the gradient behind the ReLU to the one in front of it. */
  private void throughRelu() {
    Tensor dy = gradient.tensor();
    Tensor dx = inPlace();
    Arguments arguments =
        new Arguments()
            .with(DNNL_ARG_DST, forward.value(node.name()))
            .with(DNNL_ARG_DIFF_DST, dy)
            .with(DNNL_ARG_DIFF_SRC, dx);
    dnnl_primitive_desc primitive =
        sketch.primitives().reluGradient(dy.desc(), sketch.attributes(arguments));
    add("gradient of ReLU", 0, primitive, arguments);
    gradient.drop();
    gradient = new Held(dx);
  }

  @Override
  public Void relu(Op.Relu op) {
    if (!uses.isFused(node)) {
      throughRelu();
    }
    gradients.give(node.inputs().get(0), gradient);
    return null;
  }

  @Override
  public Void input(Op.Input op) {
    return null;
  }

  @Override
  public Void add(Op.Add op) {
    gradient.share();
    for (int i = 0; i < 2; i++) {
      if (isNeeded(i)) {
        gradients.give(node.inputs().get(i), gradient);
      } else {
        gradient.drop();
      }
    }
    return null;
  }

  @Override
  public Void convolution(Op.Convolution op) {
    return weighted(gradients -> gradients.convolution(op));
  }

  private Tensor gradientOf(String role) {
    ParameterMemory memory = sketch.parameters();
    return memory.tensor(memory.gradients(), node.name() + role);
  }

  @Override
  public Void dense(Op.Dense op) {
    return weighted(gradients -> gradients.dense(op));
  }

  private Void weighted(Consumer<WeightGradients> way) {
    Optional<Tensor> dx = isNeeded(0) ? Optional.of(ofInput()) : Optional.empty();
    way.accept(new WeightGradients(sketch, forward, node, gradient.tensor(), dx));
    gradient.drop();
    dx.ifPresent(this::giveWithoutTail);
    return null;
  }

  @Override
  public Void batchNorm(Op.BatchNorm op) {
    if (lengths().isPresent()) {
      Tensor ofInput = inPlace();
      loops().batchNorm(op, lengths().get(), ofInput);
      passOn(ofInput);
      return null;
    }
    Saved saved = forward.saved(node);
    ParameterMemory memory = sketch.parameters();
    Tensor dy = gradient.tensor();
    Tensor x =
        sketch.arrange(
            node.name(), forward.value(node.inputs().get(0)), sketch.layouts().value(node.shape()));
    Tensor dx = inPlace();
    Arguments arguments = new Arguments();
    dnnl_primitive_desc primitive =
        sketch
            .primitives()
            .normGradient(
                op.epsilon(),
                Forward.flags(uses.endsInRelu(node)),
                x.desc(),
                saved.primitive(),
                sketch.attributes(arguments));
    arguments
        .with(DNNL_ARG_SRC, x)
        .with(DNNL_ARG_MEAN, memory.tensor(memory.ofBatch(), node.name() + ".mean"))
        .with(DNNL_ARG_VARIANCE, memory.tensor(memory.ofBatch(), node.name() + ".variance"))
        .with(DNNL_ARG_SCALE, memory.value(node.name() + ".scale"))
        .with(DNNL_ARG_DIFF_DST, dy)
        .with(DNNL_ARG_DIFF_SRC, dx)
        .with(DNNL_ARG_DIFF_SCALE, gradientOf(".scale"))
        .with(DNNL_ARG_DIFF_SHIFT, gradientOf(".shift"));
    saved.workspace().ifPresent(w -> arguments.with(DNNL_ARG_WORKSPACE, w));
    addOfInput(0, primitive, arguments);
    gradient.drop();
    if (isNeeded(0)) {
      give(dx);
    }
    return null;
  }

  @Override
  public Void pool(Op.Pool op) {
    if (readsPadding() && op.pooling() == Op.Pooling.AVERAGE) {
      return toInput(this::ofInput, dx -> loops().pool(op, dx));
    }
    pool(Forward.algorithm(op.pooling()), op.window(), gradient.tensor());
    return null;
  }

  @Override
  public Void globalPool(Op.GlobalPool op) {
    if (readsPadding()) {
      return toInput(this::ofInput, dx -> loops().globalPool(op, dx));
    }
    Desc pixels = sketch.layouts().value(Shape.image(node.shape().channels(), 1, 1));
    pool(
        Forward.algorithm(op.pooling()),
        Forward.whole(sketch.input(node).shape()),
        gradient.tensor().as(pixels));
    return null;
  }

  @Override
  public Void subsample(Op.Subsample op) {
    Window window = Forward.kept(op, sketch.input(node).shape());
    pool(dnnl_pooling_avg_exclude_padding, window, gradient.tensor());
    return null;
  }

  private void pool(int algorithm, Window window, Tensor dy) {
    if (isNeeded(0)) {
      Saved saved = forward.saved(node);
      Tensor dx = ofInput();
      Arguments arguments = new Arguments().with(DNNL_ARG_DIFF_DST, dy).with(DNNL_ARG_DIFF_SRC, dx);
      dnnl_primitive_desc primitive =
          sketch
              .primitives()
              .poolGradient(
                  algorithm,
                  window,
                  dx.desc(),
                  dy.desc(),
                  saved.primitive(),
                  sketch.attributes(arguments));
      saved.workspace().ifPresent(w -> arguments.with(DNNL_ARG_WORKSPACE, w));
      addOfInput(0, primitive, arguments);
      give(dx);
    }
    gradient.drop();
  }

  @Override
  public Void flatten(Op.Flatten op) {
    if (isNeeded(0)) {
      Shape shape = sketch.input(node).shape();
      Tensor dx = ofInput();
      sketch.reorder(node.name(), gradient.tensor().as(sketch.layouts().plain(shape)), dx);
      giveWithoutTail(dx);
    }
    gradient.drop();
    return null;
  }

  @Override
  public Void padChannels(Op.PadChannels op) {
    if (isNeeded(0)) {
      Tensor dx = ofInput();
      Selection selection = Selection.of(sketch, node, op);
      Arguments arguments = new Arguments();
      dnnl_primitive_desc primitive =
          sketch
              .primitives()
              .convolutionGradientOfInput(
                  selection.op(),
                  dx.desc(),
                  selection.weights().desc(),
                  gradient.tensor().desc(),
                  forward.saved(node).primitive(),
                  sketch.attributes(arguments));
      arguments
          .with(DNNL_ARG_DIFF_DST, gradient.tensor())
          .with(DNNL_ARG_WEIGHTS, selection.weights())
          .with(DNNL_ARG_DIFF_SRC, dx);
      addOfInput(0, primitive, arguments);
      give(dx);
    }
    gradient.drop();
    return null;
  }

  @Override
  public Void groupNorm(Op.GroupNorm op) {
    Tensor dx = inPlace();
    loops().groupNorm(op, dx);
    passOn(dx);
    return null;
  }

  @Override
  public Void layerNorm(Op.LayerNorm op) {
    String input = node.inputs().get(0);
    Tensor dx =
        new LayerNormalization(sketch, node, op)
            .backward(forward.value(input), gradient.tensor(), forward.kept(node));
    passOn(dx);
    return null;
  }

  @Override
  public Void activation(Op.Activation op) {
    if (isNeeded(0)) {
      Tensor dy = gradient.tensor();
      Tensor dx = gradient.isMine() ? dy : ofInput();
      Tensor x = forward.value(node.inputs().get(0));
      Arguments arguments =
          new Arguments()
              .with(DNNL_ARG_SRC, sketch.arrange(node.name(), x, dy.desc()))
              .with(DNNL_ARG_DIFF_DST, dy)
              .with(DNNL_ARG_DIFF_SRC, dx);
      Attributes ofForward = sketch.attributes(new Arguments());
      Attributes with = sketch.attributes(arguments);
      dnnl_primitive_desc primitive =
          Elementwise.of(op).backward(sketch.primitives(), dy.desc(), ofForward, with);
      addOfInput(0, primitive, arguments);
      give(dx);
    }
    gradient.drop();
    return null;
  }

  @Override
  public Void multiply(Op.Multiply op) {
    LoopBackward loops = loops();
    boolean equal = shapeOf(1).equals(node.shape());
    for (int i = 1; i >= 0; i--) {
      if (isNeeded(i)) {
        Tensor dx = sketch.kernels().tensor(sketch.layouts().value(shapeOf(i)));
        if (equal) {
          loops.multiply(i, dx);
        } else if (i == 0) {
          loops.channels(dx);
        } else {
          loops.factors(dx);
        }
        gradients.give(node.inputs().get(i), new Held(dx));
      }
    }
    gradient.drop();
    return null;
  }

  @Override
  public Void scale(Op.Scale op) {
    loops().scale(op);
    return toInput(this::inPlace, dx -> loops().scaleInput(op, dx));
  }

  @Override
  public Void shift(Op.Shift op) {
    loops().shift(op);
    if (isNeeded(0)) {
      gradients.give(node.inputs().get(0), gradient);
    } else {
      gradient.drop();
    }
    return null;
  }

  @Override
  public Void dropout(Op.Dropout op) {
    return toInput(this::inPlace, dx -> loops().dropout(op, dx));
  }

  @Override
  public Void concatenate(Op.Concatenate op) {
    Concatenation concatenation = new Concatenation(sketch, node);
    for (int i = 0; i < node.inputs().size(); i++) {
      if (isNeeded(i)) {
        Tensor dx = sketch.kernels().tensor(sketch.layouts().value(shapeOf(i)));
        concatenation.backward(gradient.tensor(), i, dx);
        gradients.give(node.inputs().get(i), new Held(dx));
      }
    }
    gradient.drop();
    return null;
  }

  @Override
  public Void kMaxPool(Op.KMaxPool op) {
    return toInput(this::ofInput, dx -> loops().kMaxPool(dx));
  }

  @Override
  public Void lastPosition(Op.LastPosition op) {
    return toInput(this::ofInput, dx -> loops().lastPosition(dx));
  }

  @Override
  public Void attentionPool(Op.AttentionPool op) {
    LoopBackward loops = loops();
    Tensor ofScores = loops.attentionScores();
    if (isNeeded(1)) {
      Tensor ofKeys = sketch.kernels().tensor(sketch.layouts().value(shapeOf(1)));
      loops.attentionKeys(ofScores, ofKeys);
      gradients.give(node.inputs().get(1), new Held(ofKeys));
    }
    return toInput(this::ofInput, dx -> loops.attentionValues(dx));
  }

  @Override
  public Void embedding(Op.Embedding op) {
    loops().embedding(op);
    gradient.drop();
    return null;
  }

  @Override
  public Void recurrent(Op.Recurrent op) {
    Tensor dx =
        op.cell() == Op.Cell.HARD_LSTM
            ? loops().hardLstm(op, channelsLast())
            : recurrent(op, channelsLast());
    gradient.drop();
    if (isNeeded(0)) {
      give(arranged(dx));
    }
    return null;
  }

  private Tensor recurrent(Op.Recurrent op, Tensor dy) {
    return lengths().isPresent() && op.direction() != Op.Direction.FORWARD
        ? new PaddedRecurrence(sketch, node, op, lengths().get()).backward(forward, dy)
        : new Recurrence(sketch, node, op).backward(forward, dy);
  }

  @Override
  public Void attention(Op.Attention op) {
    if (isNeeded(0)) {
      give(arranged(new Heads(sketch, node, op).backward(forward, channelsLast())));
    }
    gradient.drop();
    return null;
  }

  /** The gradient of the node with all channels of a position side by side. */
  private Tensor channelsLast() {
    Desc wanted = sketch.layouts().channelsLast(node.shape());
    if (gradient.tensor().desc().sameAs(wanted)) {
      return gradient.tensor();
    }
    Tensor copy = sketch.kernels().tensor(wanted);
    sketch.reorder(node.name(), gradient.tensor(), copy);
    return copy;
  }

  /** A gradient of the input in the layout of values. */
  private Tensor arranged(Tensor dx) {
    return sketch.arrange(node.name(), dx, sketch.layouts().value(sketch.input(node).shape()));
  }

  @Override
  public Void reshape(Op.Reshape op) {
    if (isNeeded(0)) {
      Tensor plain = sketch.kernels().tensor(sketch.layouts().plain(node.shape()));
      sketch.reorder(node.name(), gradient.tensor(), plain);
      Shape shape = sketch.input(node).shape();
      Tensor dx = plain.as(sketch.layouts().plain(shape));
      giveWithoutTail(sketch.arrange(node.name(), dx, sketch.layouts().value(shape)));
    }
    gradient.drop();
    return null;
  }
}
