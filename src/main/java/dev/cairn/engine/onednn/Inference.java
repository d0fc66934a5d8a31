package dev.cairn.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.*;

import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
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
final class Inference extends Forward {
  private static final int IMAGES_FOR_TWO_KERNELS = 4;

  private final Map<String, Chain> chains;
  private final Map<String, Integer> computed = new HashMap<>();
  private final List<FoldedWeights> folded = new ArrayList<>();

  private Inference(Sketch sketch, Uses uses) {
    super(sketch, uses, dnnl_forward_inference);
    chains = Chain.of(sketch.graph(), uses);
    findPositions(sketch.graph().nodes());
  }

  /** Compiles all nodes, so that the visible ones have a value of their own. */
  static Inference compile(Sketch sketch, Set<String> visible) {
    Inference inference = new Inference(sketch, new Uses(sketch.graph(), visible));
    sketch.graph().nodes().stream()
        .filter(node -> !inference.isInside(node))
        .forEach(inference::compile);
    return inference;
  }

  /** Where each node is computed: those within a chain at its end. */
  private void findPositions(List<Node> nodes) {
    for (int i = 0; i < nodes.size(); i++) {
      computed.put(nodes.get(i).name(), i);
    }
    for (Chain chain : chains.values()) {
      int end = position(chain.end());
      Node inside = chain.head();
      while (inside != chain.end()) {
        computed.put(inside.name(), end);
        inside = uses().onlyReader(inside).orElseThrow();
      }
    }
  }

  private int position(Node of) {
    return Objects.requireNonNull(computed.get(of.name()));
  }

  private boolean isInside(Node of) {
    return !sketch().graph().nodes().get(position(of)).equals(of);
  }

  /** Weights that have to be refreshed when the parameters have changed. */
  List<FoldedWeights> folded() {
    return folded;
  }

  /** Somebody looks at it; else it is not in the graph. */
  @Override
  public Tensor dropout(Op.Dropout op) {
    Tensor copy = output();
    sketch().reorder(node().name(), read(0), copy);
    return copy;
  }

  @Override
  Tensor compiled() {
    Chain chain = chains.get(node().name());
    return chain == null ? super.compiled() : chain(chain);
  }

  /** A fused kernel that ends here may, and so may the norm's own. */
  @Override
  boolean leavesTail() {
    return chains.containsKey(node().name())
        || node().op() instanceof Op.BatchNorm
        || super.leavesTail();
  }

  private Tensor chain(Chain chain) {
    Arguments arguments = new Arguments();
    Attributes with = sketch().attributes(arguments);
    Tensor output = fusedOutput(chain, with);
    with.relu(chain.relu());
    boolean dense = chain.head().op() instanceof Op.Dense;
    dnnl_primitive_desc primitive =
        dense ? dense(chain, with) : convolution(chain, output.desc(), with);
    Desc filters = Desc.of(sketch().scope(), primitive, dnnl_query_weights_md);
    FoldedWeights weights = FoldedWeights.of(sketch().scope(), chain, filters);
    folded.add(weights);
    Desc source = Desc.of(sketch().scope(), primitive, dnnl_query_src_md);
    Tensor x = value(chain.head().inputs().get(0));
    Tensor input = dense ? x.as(source) : sketch().arrange(node().name(), x, source);
    if (isQuickerInTwo(chain, weights)) {
      return inTwo(chain, weights, input);
    }
    arguments
        .with(DNNL_ARG_SRC, input)
        .with(DNNL_ARG_WEIGHTS, weights.weights())
        .with(
            DNNL_ARG_DST, dense ? output.as(sketch().layouts().row(chain.end().shape())) : output);
    weights.bias().ifPresent(bias -> arguments.with(DNNL_ARG_BIAS, bias));
    add(multiplyAdds(sketch(), chain.head()), primitive, arguments);
    return output;
  }

  /** A few images do not wait for memory: there one kernel is quicker than two. */
  private boolean isQuickerInTwo(Chain chain, FoldedWeights weights) {
    return sketch().layouts().size() >= IMAGES_FOR_TWO_KERNELS
        && weights.bias().isPresent()
        && FlippedFilters.help(sketch(), chain.head(), weights.weights());
  }

  /** The convolution by itself, then everything else of the chain in its result. */
  private Tensor inTwo(Chain chain, FoldedWeights weights, Tensor input) {
    Tensor result = output();
    dnnl_primitive_desc plain =
        sketch()
            .primitives()
            .convolution(
                dnnl_forward_training,
                (Op.Convolution) chain.head().op(),
                input.desc(),
                weights.weights().desc(),
                null,
                result.desc(),
                sketch().attributes(new Arguments()));
    FlippedFilters.compile(sketch(), chain.head(), plain, weights.weights(), input, result);
    Desc perChannel =
        Desc.of(sketch().scope(), dnnl_nChw16c, 1, chain.head().shape().channels(), 1, 1);
    Arguments arguments = new Arguments();
    Attributes with = sketch().attributes(arguments);
    chain.add().ifPresent(shortcut -> with.plus(read(shortcut)));
    with.relu(chain.relu());
    arguments
        .with(DNNL_ARG_SRC_0, result)
        .with(DNNL_ARG_SRC_1, weights.bias().orElseThrow().as(perChannel))
        .with(DNNL_ARG_DST, result);
    add(
        0,
        sketch().primitives().binary(dnnl_binary_add, result.desc(), perChannel, with),
        arguments);
    return result;
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
    if (!dense && !own && isReadLast(sketch().graph().node(other))) {
      with.accumulate(1);
      return overwritten(shortcut);
    }
    with.plus(dense ? shortcut.as(sketch().layouts().row(chain.end().shape())) : shortcut);
    return output();
  }

  private boolean isReadLast(Node of) {
    boolean own = !(of.op() instanceof Op.Input) && !uses().isSeen(of) && !uses().isReshaped(of);
    return own && uses().readers(of.name()).stream().allMatch(r -> position(r) <= position(node()));
  }

  private dnnl_primitive_desc convolution(Chain chain, Desc output, Attributes with) {
    return sketch()
        .primitives()
        .convolution(
            kind(),
            (Op.Convolution) chain.head().op(),
            sketch().layouts().sourceOf(sketch().graph(), chain.head()),
            ParameterMemory.any(sketch().scope(), sketch().graph(), chain.head()),
            FoldedWeights.hasBias(chain)
                ? FoldedWeights.biasOf(sketch().scope(), chain.head())
                : null,
            output,
            with);
  }

  private dnnl_primitive_desc dense(Chain chain, Attributes with) {
    return sketch()
        .primitives()
        .dense(
            kind(),
            sketch().layouts().row(sketch().input(chain.head()).shape()),
            ParameterMemory.any(sketch().scope(), sketch().graph(), chain.head()),
            FoldedWeights.hasBias(chain)
                ? FoldedWeights.biasOf(sketch().scope(), chain.head())
                : null,
            sketch().layouts().row(chain.end().shape()),
            with);
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
    Tensor input = read(0);
    Tensor output = output();
    Arguments arguments = new Arguments();
    ParameterMemory memory = sketch().parameters();
    dnnl_primitive_desc primitive =
        sketch()
            .primitives()
            .norm(
                kind(),
                op.epsilon(),
                flags(false) | dnnl_use_global_stats,
                input.desc(),
                sketch().attributes(arguments));
    arguments
        .with(DNNL_ARG_SRC, input)
        .with(DNNL_ARG_DST, output)
        .with(DNNL_ARG_SCALE, memory.value(node().name() + ".scale"))
        .with(DNNL_ARG_SHIFT, memory.value(node().name() + ".shift"))
        .with(DNNL_ARG_MEAN, memory.value(node().name() + ".mean"))
        .with(DNNL_ARG_VARIANCE, memory.value(node().name() + ".variance"));
    add(0, primitive, arguments);
    if (uses().endsInRelu(node())) {
      relu(output, output, Attributes.SLOPE); // fused to the norm, it would turn NaN into 0
    }
    return output;
  }
}
