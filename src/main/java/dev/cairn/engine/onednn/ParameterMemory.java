package dev.cairn.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_a;
import static org.bytedeco.dnnl.global.dnnl.dnnl_ab;
import static org.bytedeco.dnnl.global.dnnl.dnnl_abc;
import static org.bytedeco.dnnl.global.dnnl.dnnl_abcd;
import static org.bytedeco.dnnl.global.dnnl.dnnl_abcde;
import static org.bytedeco.dnnl.global.dnnl.dnnl_format_tag_any;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_weights_md;

import dev.cairn.graph.Graph;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Parameter;
import dev.cairn.graph.Parameter.Role;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/**
 * Where the parameters of a graph stand in flat memory: trained ones in one run of floats, those
 * with weight decay first, running statistics in another. Each has the layout that the kernels of
 * training like best, so that an update is one pass over the run whatever the layouts are.
 */
final class ParameterMemory {
  /** Floats of a cache line. */
  private static final int LINE = 16;

  /** Floats that a loop in Java looks at in a row. */
  private static final int TILE = 2048;

  /** Layouts are chosen for this batch; another size that likes another layout has it changed. */
  private static final int USUAL_BATCH = 64;

  /** Place and layout of one parameter. */
  record Slot(Parameter parameter, Desc desc, Desc plain, long offset, long length) {}

  /** Layout of a parameter, and the row-major one of the same sizes. */
  private record Choice(Desc desc, Desc plain) {}

  private final Scope scope;
  private final Map<String, Slot> slots = new LinkedHashMap<>();
  private final Map<FlatMemory, Map<String, Tensor>> tensors = new LinkedHashMap<>();
  private final List<FloatBuffer> traced = new ArrayList<>();
  private final long decayed;
  private final FlatMemory weights;
  private final FlatMemory gradients;
  private final FlatMemory running;
  private final FlatMemory ofBatch;

  /** Zeros; freed with {@code scope}. */
  ParameterMemory(OneDnn library, Scope scope, Graph graph) {
    this.scope = scope;
    Map<String, Choice> chosen = chosen(library, graph);
    List<Parameter> all = graph.parameters();
    decayed = lay(all.stream().filter(p -> p.role() == Role.WEIGHT).toList(), 0, chosen);
    long trained =
        lay(
            all.stream().filter(p -> p.role().isTrainable() && p.role() != Role.WEIGHT).toList(),
            decayed,
            chosen);
    long statistics = lay(all.stream().filter(p -> !p.role().isTrainable()).toList(), 0, chosen);
    weights = flat(trained);
    gradients = flat(trained);
    running = flat(statistics);
    ofBatch = flat(statistics);
    Set<String> hidden = hidden(graph);
    all.stream()
        .filter(p -> p.role() != Role.WEIGHT || hidden.contains(p.name()))
        .forEach(p -> traced.add(traced(slot(p.name()))));
  }

  /** Weights whose NaN may not reach the loss, since a maximum passes over it. */
  private static Set<String> hidden(Graph graph) {
    Set<String> before = new HashSet<>();
    Set<String> hidden = new HashSet<>();
    for (int i = graph.nodes().size() - 1; i >= 0; i--) {
      Node node = graph.nodes().get(i);
      if (before.contains(node.name())) {
        graph.parameters(node).forEach(parameter -> hidden.add(parameter.name()));
      }
      if (before.contains(node.name()) || Uses.isMaximum(node.op())) {
        before.addAll(node.inputs());
      }
    }
    graph.nodes().stream()
        .filter(node -> node.op() instanceof Op.BatchNorm)
        .forEach(norm -> hidden.remove(norm.inputs().get(0) + ".weight"));
    return hidden;
  }

  private FlatMemory flat(long length) {
    return scope.keep(new FlatMemory(Math.max(length, LINE)), FlatMemory::close);
  }

  private long lay(List<Parameter> parameters, long start, Map<String, Choice> chosen) {
    long next = start;
    for (Parameter parameter : parameters) {
      Choice choice = chosen.getOrDefault(parameter.name(), plain(parameter));
      long length = choice.desc().bytes() / Float.BYTES;
      slots.put(parameter.name(), new Slot(parameter, choice.desc(), choice.plain(), next, length));
      next += (length + LINE - 1) / LINE * LINE;
    }
    return next;
  }

  private Choice plain(Parameter parameter) {
    Desc plain = plain(sizes(parameter));
    return new Choice(plain, plain);
  }

  private Desc plain(long[] sizes) {
    int[] tags = {dnnl_a, dnnl_ab, dnnl_abc, dnnl_abcd, dnnl_abcde};
    return Desc.of(scope, tags[sizes.length - 1], sizes);
  }

  private static long[] sizes(Parameter parameter) {
    return parameter.shape().dimensions().stream().mapToLong(s -> s).toArray();
  }

  /** Sizes of a node's weights for oneDNN: where there are groups, they come first. */
  private static long[] sizes(Graph graph, Node node) {
    long[] sizes = sizes(graph.parameters(node).get(0));
    if (node.op() instanceof Op.Convolution op && op.groups() > 1) {
      long each = op.filters() / op.groups();
      return new long[] {op.groups(), each, sizes[1], sizes[2], sizes[3]};
    }
    return sizes;
  }

  /** What the forward kernels want their weights to be. */
  private Map<String, Choice> chosen(OneDnn library, Graph graph) {
    Map<String, Choice> chosen = new LinkedHashMap<>();
    try (Scope temporary = new Scope()) {
      Layouts layouts = Layouts.of(temporary, graph, USUAL_BATCH);
      Primitives primitives = new Primitives(library, temporary);
      for (Node node : graph.nodes()) {
        Attributes plain = new Attributes(temporary, new Arguments());
        if (node.op() instanceof Op.Convolution op) {
          Desc w = any(temporary, graph, node);
          Desc x = layouts.sourceOf(graph, node);
          Desc y = layouts.value(node.shape());
          keep(
              chosen,
              graph,
              node,
              primitives.convolution(dnnl_forward_training, op, x, w, null, y, plain));
        } else if (node.op() instanceof Op.Dense) {
          Desc w = any(temporary, graph, node);
          Desc x = layouts.row(graph.node(node.inputs().get(0)).shape());
          Desc y = layouts.row(node.shape());
          keep(chosen, graph, node, primitives.dense(dnnl_forward_training, x, w, null, y, plain));
        }
      }
    }
    return chosen;
  }

  private void keep(
      Map<String, Choice> chosen, Graph graph, Node node, dnnl_primitive_desc primitive) {
    Desc desc = Desc.of(scope, primitive, dnnl_query_weights_md);
    chosen.put(node.name() + ".weight", new Choice(desc, plain(sizes(graph, node))));
  }

  /** The weights of a convolution or dense node in a layout that the primitive may choose. */
  static Desc any(Scope scope, Graph graph, Node node) {
    return Desc.of(scope, dnnl_format_tag_any, sizes(graph, node));
  }

  /** Where a parameter stands. */
  Slot slot(String name) {
    return Objects.requireNonNull(slots.get(name));
  }

  /** All places, in the order of the graph. */
  List<Slot> slots(Graph graph) {
    return graph.parameters().stream().map(p -> slot(p.name())).toList();
  }

  /** Floats at the start of {@link #weights} that weight decay touches. */
  long decayed() {
    return decayed;
  }

  /** Trained parameters. */
  FlatMemory weights() {
    return weights;
  }

  /** Their gradients. */
  FlatMemory gradients() {
    return gradients;
  }

  /** Running means and variances. */
  FlatMemory running() {
    return running;
  }

  /** Means and variances of the batch that ran last. */
  FlatMemory ofBatch() {
    return ofBatch;
  }

  /** Where the values of a parameter stand. */
  Tensor value(String name) {
    return tensor(slot(name).parameter().role().isTrainable() ? weights : running, name);
  }

  /** One parameter's part of a flat memory, such as a moment. */
  Tensor tensor(FlatMemory memory, String name) {
    Slot slot = slot(name);
    return tensors
        .computeIfAbsent(memory, m -> new LinkedHashMap<>())
        .computeIfAbsent(
            name, n -> new Tensor(slot.desc(), memory.region(slot.offset(), slot.length())));
  }

  /**
   * Norms that compute the ReLU behind them too turn NaN into 0, and a maximum passes over it, but
   * what they have read or multiplied with stands here.
   *
   * @return 0, or NaN if statistics of the batch, parameters of norms, or weights in front of a
   *     maximum are not finite
   */
  float traceOfDivergence() {
    float sum = 0;
    for (FloatBuffer numbers : traced) {
      sum += trace(numbers);
    }
    return sum;
  }

  /** Many sums side by side, since each addition waits for the one before it. */
  private static float trace(FloatBuffer numbers) {
    float[] some = new float[Math.min(TILE, numbers.limit())];
    float[] sums = new float[some.length];
    for (int at = 0; at < numbers.limit(); at += TILE) {
      int count = Math.min(TILE, numbers.limit() - at);
      numbers.get(at, some, 0, count);
      for (int i = 0; i < count; i++) {
        sums[i] += 0 * some[i];
      }
    }
    float sum = 0;
    for (float each : sums) {
      sum += each;
    }
    return sum;
  }

  private FloatBuffer traced(Slot slot) {
    FlatMemory memory = slot.parameter().role().isTrainable() ? weights : ofBatch;
    return memory.part(slot.offset(), slot.length()).asBuffer();
  }
}
