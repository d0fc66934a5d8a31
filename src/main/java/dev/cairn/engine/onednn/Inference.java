package dev.cairn.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.*;

import dev.cairn.engine.onednn.Kernel.Label;
import dev.cairn.engine.onednn.Primitives.Window;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/**
 * Compiles the way forward for prediction: norms use their running statistics and are folded into
 * the weights in front of them, additions and ReLUs are fused to convolutions.
 */
final class Inference implements Op.Visitor<Tensor> {
  private final Sketch sketch;
  private final Uses uses;
  private final Map<String, Chain> chains;
  private final Map<String, Integer> computed = new HashMap<>();
  private final Map<String, Tensor> values = new HashMap<>();
  private final List<FoldedWeights> folded = new ArrayList<>();
  private Node node;

  private Inference(Sketch sketch, Uses uses) {
    this.sketch = sketch;
    this.uses = uses;
    this.chains = Chain.of(sketch.graph(), uses);
    this.node = sketch.graph().input();
  }

  /** Compiles all nodes, so that the visible ones have a value of their own. */
  static Inference compile(Sketch sketch, Set<String> visible) {
    Inference inference = new Inference(sketch, new Uses(sketch.graph(), visible));
    List<Node> nodes = sketch.graph().nodes();
    inference.findPositions(nodes);
    for (Node node : nodes) {
      inference.node = node;
      Chain chain = inference.chains.get(node.name());
      if (chain != null) {
        inference.values.put(node.name(), inference.chain(chain));
      } else if (!inference.isInside(node)) {
        inference.values.put(node.name(), node.op().accept(inference));
      }
    }
    return inference;
  }

  /** Where each node is computed: those within a chain at its end. */
  private void findPositions(List<Node> nodes) {
    for (int i = 0; i < nodes.size(); i++) {
      computed.put(nodes.get(i).name(), i);
    }
    for (Chain chain : chains.values()) {
      int end = Objects.requireNonNull(computed.get(chain.end().name()));
      Node inside = chain.head();
      while (inside != chain.end()) {
        computed.put(inside.name(), end);
        inside = uses.onlyReader(inside).orElseThrow();
      }
    }
  }

  private int position(Node of) {
    return Objects.requireNonNull(computed.get(of.name()));
  }

  private boolean isInside(Node of) {
    return !sketch.graph().nodes().get(position(of)).equals(of);
  }

  /** The value of a visible node. */
  Tensor value(String name) {
    return Objects.requireNonNull(values.get(name));
  }

  /** Weights that have to be refreshed when the parameters have changed. */
  List<FoldedWeights> folded() {
    return folded;
  }

  private Tensor read(String name) {
    return sketch.arrange(
        node.name(), value(name), sketch.layouts().value(sketch.graph().node(name).shape()));
  }

  private Tensor read() {
    return read(node.inputs().get(0));
  }

  private Shape inputShape() {
    return sketch.input(node).shape();
  }

  private Tensor output() {
    return sketch.kernels().tensor(sketch.layouts().value(node.shape()));
  }

  private void add(long flops, dnnl_primitive_desc primitive, Arguments arguments) {
    sketch.kernels().add(new Label(node.name(), "inference", flops), primitive, arguments);
  }

  private Tensor chain(Chain chain) {
    Arguments arguments = new Arguments();
    Attributes with = sketch.attributes(arguments);
    Tensor output = fusedOutput(chain, with);
    with.relu(chain.relu());
    boolean dense = chain.head().op() instanceof Op.Dense;
    dnnl_primitive_desc primitive =
        dense ? dense(chain, with) : convolution(chain, output.desc(), with);
    FoldedWeights weights =
        FoldedWeights.of(
            sketch.scope(), chain, Desc.of(sketch.scope(), primitive, dnnl_query_weights_md));
    folded.add(weights);
    Desc source = Desc.of(sketch.scope(), primitive, dnnl_query_src_md);
    Tensor x = value(chain.head().inputs().get(0));
    arguments
        .with(DNNL_ARG_SRC, dense ? x.as(source) : sketch.arrange(node.name(), x, source))
        .with(DNNL_ARG_WEIGHTS, weights.weights())
        .with(DNNL_ARG_DST, dense ? output.as(sketch.layouts().row(chain.end().shape())) : output);
    weights.bias().ifPresent(bias -> arguments.with(DNNL_ARG_BIAS, bias));
    add(
        TrainingForward.multiplyAdds(sketch.graph(), chain.head(), sketch.layouts().size()),
        primitive,
        arguments);
    return output;
  }

  /** Adds the shortcut: in its own memory if nobody reads it later. */
  private Tensor fusedOutput(Chain chain, Attributes with) {
    if (chain.add().isEmpty()) {
      return output();
    }
    String other = chain.add().get();
    Tensor shortcut = read(other);
    boolean dense = chain.head().op() instanceof Op.Dense;
    // A convolution cannot write over what it reads.
    boolean own = chain.head().inputs().get(0).equals(other);
    if (!dense && !own && isReadLast(sketch.graph().node(other))) {
      with.accumulate(1);
      return shortcut.as(shortcut.desc());
    }
    with.plus(dense ? shortcut.as(sketch.layouts().row(chain.end().shape())) : shortcut);
    return output();
  }

  private boolean isReadLast(Node of) {
    boolean own = !(of.op() instanceof Op.Input) && !uses.isSeen(of);
    return own && uses.readers(of.name()).stream().allMatch(r -> position(r) <= position(node));
  }

  private dnnl_primitive_desc convolution(Chain chain, Desc output, Attributes with) {
    return sketch
        .primitives()
        .convolution(
            dnnl_forward_inference,
            (Op.Convolution) chain.head().op(),
            TrainingForward.sourceOf(sketch, chain.head()),
            ParameterMemory.any(sketch.scope(), sketch.graph(), chain.head()),
            FoldedWeights.hasBias(chain)
                ? FoldedWeights.biasOf(sketch.scope(), chain.head())
                : null,
            output,
            with);
  }

  private dnnl_primitive_desc dense(Chain chain, Attributes with) {
    return sketch
        .primitives()
        .dense(
            dnnl_forward_inference,
            sketch.layouts().row(sketch.input(chain.head()).shape()),
            ParameterMemory.any(sketch.scope(), sketch.graph(), chain.head()),
            FoldedWeights.hasBias(chain)
                ? FoldedWeights.biasOf(sketch.scope(), chain.head())
                : null,
            sketch.layouts().row(chain.end().shape()),
            with);
  }

  @Override
  public Tensor input(Op.Input op) {
    Tensor input = sketch.kernels().tensor(sketch.layouts().plain(node.shape()));
    sketch.kernels().fromStart(input);
    return input;
  }

  @Override
  public Tensor convolution(Op.Convolution op) {
    throw new IllegalStateException("every convolution begins a chain");
  }

  @Override
  public Tensor dense(Op.Dense op) {
    throw new IllegalStateException("every dense layer begins a chain");
  }

  @Override
  public Tensor batchNorm(Op.BatchNorm op) {
    Tensor input = read();
    Tensor output = output();
    Arguments arguments = new Arguments();
    ParameterMemory memory = sketch.parameters();
    dnnl_primitive_desc primitive =
        sketch
            .primitives()
            .norm(
                dnnl_forward_inference,
                op.epsilon(),
                TrainingForward.flags(uses.endsInRelu(node)) | dnnl_use_global_stats,
                input.desc(),
                sketch.attributes(arguments));
    arguments
        .with(DNNL_ARG_SRC, input)
        .with(DNNL_ARG_DST, output)
        .with(DNNL_ARG_SCALE, memory.value(node.name() + ".scale"))
        .with(DNNL_ARG_SHIFT, memory.value(node.name() + ".shift"))
        .with(DNNL_ARG_MEAN, memory.value(node.name() + ".mean"))
        .with(DNNL_ARG_VARIANCE, memory.value(node.name() + ".variance"));
    add(0, primitive, arguments);
    return output;
  }

  @Override
  public Tensor relu(Op.Relu op) {
    if (uses.isFused(node)) {
      return value(node.inputs().get(0));
    }
    Tensor input = read();
    Tensor output = output();
    Arguments arguments = new Arguments().with(DNNL_ARG_SRC, input).with(DNNL_ARG_DST, output);
    add(
        0,
        sketch.primitives().relu(input.desc(), uses.slope(node), sketch.attributes(arguments)),
        arguments);
    return output;
  }

  @Override
  public Tensor add(Op.Add op) {
    Tensor a = read();
    Tensor output = output();
    Arguments arguments =
        new Arguments()
            .with(DNNL_ARG_SRC_0, a)
            .with(DNNL_ARG_SRC_1, read(node.inputs().get(1)))
            .with(DNNL_ARG_DST, output);
    Attributes with = sketch.attributes(arguments).relu(uses.endsInRelu(node));
    add(0, sketch.primitives().binary(dnnl_binary_add, a.desc(), a.desc(), with), arguments);
    return output;
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
    Window whole = TrainingForward.whole(inputShape());
    pool(dnnl_pooling_avg_exclude_padding, whole, output.as(pixels));
    return output;
  }

  @Override
  public Tensor subsample(Op.Subsample op) {
    return pool(dnnl_pooling_avg_exclude_padding, Window.square(1, op.stride(), 0), output());
  }

  private Tensor pool(int algorithm, Window window, Tensor output) {
    Tensor input = read();
    Arguments arguments = new Arguments().with(DNNL_ARG_SRC, input).with(DNNL_ARG_DST, output);
    dnnl_primitive_desc primitive =
        sketch
            .primitives()
            .pool(
                dnnl_forward_inference,
                algorithm,
                window,
                input.desc(),
                output.desc(),
                sketch.attributes(arguments));
    add(0, primitive, arguments);
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
    Tensor input = read();
    Tensor output = output();
    Selection selection = Selection.of(sketch, node, op);
    Arguments arguments =
        new Arguments()
            .with(DNNL_ARG_SRC, input)
            .with(DNNL_ARG_WEIGHTS, selection.weights())
            .with(DNNL_ARG_DST, output);
    add(
        0,
        selection.forward(dnnl_forward_inference, input.desc(), output.desc(), arguments),
        arguments);
    return output;
  }
}
