package dev.cairn.engine.profile;

import dev.cairn.engine.Device;
import dev.cairn.engine.Engine;
import dev.cairn.engine.EngineException;
import dev.cairn.engine.KernelUse;
import dev.cairn.engine.Profile;
import dev.cairn.engine.State;
import dev.cairn.graph.Batch;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Program;
import dev.cairn.graph.Window;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which kernel runs where in a training step of a net: its text is a drawing within 80 columns, a
 * line for equal layers of a section.
 *
 * @param where engine and device, for people
 * @param graph the net
 * @param uses all kernels, in the order in which they run
 */
public record Kernels(String where, Graph graph, List<KernelUse> uses) {
  private static final int BATCH = 64;
  private static final String OF_RELU = "gradient of ReLU";
  private static final List<String> OWN =
      List.of(KernelUse.FORWARD, KernelUse.OF_INPUT, OF_RELU, KernelUse.OF_WEIGHTS);

  /** Copies the list. */
  public Kernels {
    uses = List.copyOf(uses);
  }

  /**
   * Compiles a training step on batches of 64 and asks for its kernels.
   *
   * @throws EngineException if the engine does not tell them, or cannot run here
   */
  public static Kernels of(Engine engine, Program program, Device device) {
    Graph graph = program.graph();
    Batch batch = Batch.allocate(BATCH, graph.inputShape(), program.targetShape());
    List<KernelUse> uses =
        engine
            .profile(program, State.initial(graph, 0), device, batch, 0)
            .map(Profile::kernels)
            .orElseThrow(() -> silent(engine));
    String where = "training, batches of %d, engine %s, %s".formatted(BATCH, engine.name(), device);
    return new Kernels(where, graph, uses);
  }

  private static EngineException silent(Engine engine) {
    return new EngineException(
        "an engine that tells its kernels",
        engine.name() + ", which does not",
        "the kernels of a net",
        "use the engine onednn; if it does not run here, ./cairn doctor says why");
  }

  /** Equal layers of a section, in the order of the graph. */
  public List<Layers> layers() {
    Map<Layers, Long> counts = new LinkedHashMap<>();
    for (Node node : graph.nodes()) {
      if (!node.inputs().isEmpty() && !isFused(node)) {
        counts.merge(layer(node), 1L, Long::sum);
      }
    }
    List<Layers> all = new ArrayList<>();
    counts.forEach((layer, count) -> all.add(layer.times(count)));
    return List.copyOf(all);
  }

  private Layers layer(Node node) {
    String words = node.op().words();
    boolean relu =
        graph.nodes().stream()
            .anyMatch(next -> isFused(next) && next.inputs().contains(node.name()));
    String forward = names(node, KernelUse.FORWARD::equals);
    return new Layers(
        node.name().split("\\.", 2)[0],
        relu ? words + ", relu" : words,
        node.shape(),
        forward.isEmpty() ? names(node, KernelUse.LAYOUT::equals) : forward,
        names(node, work -> work.equals(KernelUse.OF_INPUT) || work.equals(OF_RELU)),
        names(node, KernelUse.OF_WEIGHTS::equals));
  }

  /** A ReLU without a kernel is computed by the one in front of it. */
  private boolean isFused(Node node) {
    return node.op() instanceof Op.Relu && names(node, KernelUse.FORWARD::equals).isEmpty();
  }

  private String names(Node node, Predicate<String> work) {
    return names(use -> use.node().equals(node.name()) && work.test(use.work()));
  }

  private String names(Predicate<KernelUse> which) {
    return uses.stream()
        .filter(which)
        .map(KernelUse::kernel)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /**
   * The kernels of each kind of work: those of layers, in the order of the graph, then {@link
   * #beside}.
   *
   * @return for example {@code conv 3x3, gradient of weights} with {@code jit:avx512_core}
   */
  public Map<String, String> byWork() {
    Map<String, String> all = new LinkedHashMap<>();
    for (String op : graph.nodes().stream().map(Kernels::kind).distinct().toList()) {
      Set<String> nodes =
          graph.nodes().stream()
              .filter(node -> kind(node).equals(op))
              .map(Node::name)
              .collect(Collectors.toSet());
      for (String work : OWN) {
        String names = names(use -> nodes.contains(use.node()) && use.work().equals(work));
        if (!names.isEmpty()) {
          all.put(op + ", " + work, names);
        }
      }
    }
    all.putAll(beside());
    return all;
  }

  /** What belongs to no layer alone: changes of layout, sums of gradients, updates. */
  public Map<String, String> beside() {
    Map<String, String> all = new LinkedHashMap<>();
    uses.stream()
        .map(KernelUse::work)
        .filter(work -> !OWN.contains(work))
        .forEach(work -> all.put(work, names(use -> use.work().equals(work))));
    return all;
  }

  /** Strides do not make another kind of work. */
  private static String kind(Node node) {
    Op op = node.op();
    return op instanceof Op.Convolution c ? withoutStride(c).words() : op.words();
  }

  private static Op withoutStride(Op.Convolution op) {
    Window window =
        new Window(withoutStride(op.window().rows()), withoutStride(op.window().columns()));
    return new Op.Convolution(op.filters(), window, op.groups(), op.bias(), op.gain());
  }

  private static Window.Axis withoutStride(Window.Axis axis) {
    return new Window.Axis(axis.kernel(), 1, axis.dilation(), axis.before(), axis.after());
  }

  /** The drawing. */
  @Override
  public String toString() {
    return new KernelsDrawing(this).toString();
  }
}
