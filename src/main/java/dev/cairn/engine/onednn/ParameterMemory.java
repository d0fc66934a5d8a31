package dev.cairn.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_a;
import static org.bytedeco.dnnl.global.dnnl.dnnl_ab;
import static org.bytedeco.dnnl.global.dnnl.dnnl_abcd;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/**
 * Where the parameters of a graph stand in flat memory: trained ones in one run of floats, those
 * with weight decay first, running statistics in another. Each has the layout that the kernels of
 * training like best, so that an update is one pass over the run whatever the layouts are.
 */
final class ParameterMemory {
  /** Floats of a cache line. */
  private static final int LINE = 16;

  /** Layouts are chosen for this batch; another size that likes another layout has it changed. */
  private static final int USUAL_BATCH = 64;

  /** Place and layout of one parameter. */
  record Slot(Parameter parameter, Desc desc, Desc plain, long offset, long length) {}

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
    Map<String, Desc> chosen = chosen(library, graph);
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
    all.stream().filter(ParameterMemory::isTraced).forEach(p -> traced.add(traced(slot(p.name()))));
  }

  private FlatMemory flat(long length) {
    return scope.keep(new FlatMemory(Math.max(length, LINE)), FlatMemory::close);
  }

  private long lay(List<Parameter> parameters, long start, Map<String, Desc> chosen) {
    long next = start;
    for (Parameter parameter : parameters) {
      Desc plain = plain(parameter);
      Desc desc = chosen.getOrDefault(parameter.name(), plain);
      long length = desc.bytes() / Float.BYTES;
      slots.put(parameter.name(), new Slot(parameter, desc, plain, next, length));
      next += (length + LINE - 1) / LINE * LINE;
    }
    return next;
  }

  private Desc plain(Parameter parameter) {
    List<Integer> sizes = parameter.shape().dimensions();
    int tag = sizes.size() == 1 ? dnnl_a : sizes.size() == 2 ? dnnl_ab : dnnl_abcd;
    return Desc.of(scope, tag, sizes.stream().mapToLong(s -> s).toArray());
  }

  /** What the forward kernels want their weights to be. */
  private Map<String, Desc> chosen(OneDnn library, Graph graph) {
    Map<String, Desc> chosen = new LinkedHashMap<>();
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
              node,
              primitives.convolution(dnnl_forward_training, op, x, w, null, y, plain));
        } else if (node.op() instanceof Op.Dense) {
          Desc w = any(temporary, graph, node);
          Desc x = layouts.row(graph.node(node.inputs().get(0)).shape());
          Desc y = layouts.row(node.shape());
          keep(chosen, node, primitives.dense(dnnl_forward_training, x, w, null, y, plain));
        }
      }
    }
    return chosen;
  }

  private void keep(Map<String, Desc> chosen, Node node, dnnl_primitive_desc primitive) {
    chosen.put(node.name() + ".weight", Desc.of(scope, primitive, dnnl_query_weights_md));
  }

  /** The weights of a convolution or dense node in a layout that the primitive may choose. */
  static Desc any(Scope scope, Graph graph, Node node) {
    List<Integer> sizes = graph.parameters(node).get(0).shape().dimensions();
    return Desc.of(scope, dnnl_format_tag_any, sizes.stream().mapToLong(s -> s).toArray());
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
   * Norms that compute the ReLU behind them too turn NaN into 0, but what they have read or
   * multiplied with stands here.
   *
   * @return 0, or NaN if statistics of the batch or parameters of norms are not finite
   */
  float traceOfDivergence() {
    float sum = 0;
    for (FloatBuffer numbers : traced) {
      for (int i = 0; i < numbers.limit(); i++) {
        sum += 0 * numbers.get(i);
      }
    }
    return sum;
  }

  private static boolean isTraced(Parameter parameter) {
    return parameter.role() != Role.WEIGHT;
  }

  private FloatBuffer traced(Slot slot) {
    FlatMemory memory = slot.parameter().role().isTrainable() ? weights : ofBatch;
    return memory.part(slot.offset(), slot.length()).asBuffer();
  }
}
