package dev.cairn.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;

import dev.cairn.engine.KernelUse;
import dev.cairn.engine.loops.Draws;
import dev.cairn.engine.loops.Lengths;
import dev.cairn.engine.loops.TailLoop;
import dev.cairn.engine.loops.Team;
import dev.cairn.engine.loops.TokenLengths;
import dev.cairn.engine.onednn.Kernel.Label;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Masks;
import dev.cairn.graph.Node;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the parts that compile a graph share: its layouts, its memory, and the kernels so far. */
final class Sketch {
  private final Context context;
  private final Layouts layouts;
  private final PlanBuilder kernels;
  private final Primitives primitives;
  private final TokenLengths lengths;
  private final Map<Tensor, List<Tensor>> arranged = new IdentityHashMap<>();

  /** For batches of {@code size} examples; what is made lives as long as {@code scope}. */
  Sketch(Context context, Scope scope, int size) {
    this.context = context;
    this.layouts = Layouts.of(scope, context.graph(), size);
    this.kernels = new PlanBuilder(context.library(), scope);
    this.primitives = new Primitives(context.library(), scope);
    this.lengths =
        new TokenLengths(Masks.of(context.graph()), size, context.graph().inputShape().elements());
  }

  Graph graph() {
    return context.graph();
  }

  Layouts layouts() {
    return layouts;
  }

  PlanBuilder kernels() {
    return kernels;
  }

  Primitives primitives() {
    return primitives;
  }

  ParameterMemory parameters() {
    return context.parameters();
  }

  /** Valid positions of a node that holds sequences with padding. */
  Optional<Lengths> lengths(String node) {
    return lengths.of(node);
  }

  /** Valid positions of a node; all of them where it has no padding. */
  Lengths lengthsOrAll(Node node) {
    return lengths(node.name()).orElseGet(() -> Lengths.all(layouts.grid(node.shape())));
  }

  /** Looks at the indices of a batch, if anybody has to know where their padding begins. */
  void readLengths(Tensor indices) {
    if (!Masks.of(graph()).isEmpty()) {
      kernels.add(new Label(graph().input().name(), "valid lengths", 0), lengths, indices);
    }
  }

  /** Makes what stands behind the valid positions of a node, or of its gradient, 0. */
  Tensor withoutTail(Node node, Tensor value) {
    return withTail(node, value, 0);
  }

  /** Puts a number behind the valid positions of a node. */
  Tensor withTail(Node node, Tensor value, float number) {
    lengths(node.name())
        .ifPresent(
            valid ->
                kernels.add(
                    new Label(node.name(), "padding", 0),
                    new TailLoop(team(), layouts.grid(node.shape()), valid, number),
                    value));
    return value;
  }

  /** Threads of Java's own kernels. */
  Team team() {
    return context.team();
  }

  /** Random numbers of the step that runs. */
  Draws draws() {
    return context.draws();
  }

  Scope scope() {
    return kernels.scope();
  }

  /** The node's first input. */
  Node input(Node node) {
    return graph().node(node.inputs().get(0));
  }

  /** Attributes that add to {@code arguments}. */
  Attributes attributes(Arguments arguments) {
    return new Attributes(scope(), arguments);
  }

  /** The same numbers in another layout: the tensor itself if that is its layout already. */
  Tensor arrange(String node, Tensor tensor, Desc wanted) {
    if (tensor.desc().sameAs(wanted)) {
      return tensor;
    }
    List<Tensor> known = arranged.computeIfAbsent(tensor, t -> new ArrayList<>());
    for (Tensor other : known) {
      if (other.desc().sameAs(wanted)) {
        return other;
      }
    }
    Tensor other = kernels.tensor(wanted);
    reorder(node, tensor, other);
    known.add(other);
    return other;
  }

  /** An array that never changes, row-major. */
  Tensor constant(Desc desc, float[] values) {
    FlatMemory memory = scope().keep(new FlatMemory(values.length), FlatMemory::close);
    try (Address place = memory.part(0, values.length)) {
      place.put(values);
    }
    return new Tensor(desc, memory.region(0, values.length));
  }

  /** Copies numbers into an array of another layout. */
  void reorder(String node, Tensor from, Tensor to) {
    Arguments arguments = new Arguments().with(DNNL_ARG_FROM, from).with(DNNL_ARG_TO, to);
    kernels.add(
        new Label(node, KernelUse.LAYOUT, 0),
        primitives.reorder(from.desc(), to.desc(), attributes(arguments)),
        arguments);
  }
}
