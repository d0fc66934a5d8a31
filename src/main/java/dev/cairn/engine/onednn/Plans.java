package dev.cairn.engine.onednn;

import dev.cairn.graph.Graph;
import dev.cairn.graph.Masks;
import dev.cairn.graph.Shape;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/** The plans of a session. They compute in one arena, since only one runs at a time. */
final class Plans implements AutoCloseable {
  /** Plans of a kind that are kept: a training knows two sizes of batch, its last one included. */
  private static final int KEPT = 4;

  /** As many of nets that know texts of several lengths, for some lengths at two sizes. */
  private static final int KEPT_OF_TEXTS = 16;

  /**
   * What a plan is for.
   *
   * @param size examples of a batch
   * @param input of each, shorter than that of the net where texts are short
   * @param nodes that Java wants to see
   */
  private record Key(int size, Shape input, Set<String> nodes) {}

  private final Context context;
  private final ParameterUpdate update;
  private final Arena arena = new Arena();
  private final Budget budget;
  private final Map<Key, TrainingPlan> training = new LinkedHashMap<>(8, 0.75f, true);
  private final Map<Key, InferencePlan> inference = new LinkedHashMap<>(8, 0.75f, true);
  private final Map<Key, TrainingPlan> gradients = new LinkedHashMap<>();
  private final Map<InferencePlan, Long> refreshed = new IdentityHashMap<>();
  private final int kept;
  private long version;

  Plans(Context context, ParameterUpdate update, LongSupplier memory) {
    this.context = context;
    this.update = update;
    this.budget = new Budget(() -> memory.getAsLong() + arena.bytes());
    this.kept = Masks.of(context.graph()).isEmpty() ? KEPT : KEPT_OF_TEXTS;
  }

  /**
   * The plan of a step, ready to run.
   *
   * @param graph that of the session, or a shorter one
   */
  TrainingPlan training(Graph graph, int size) {
    Key key = new Key(size, graph.inputShape(), Set.of());
    TrainingPlan known = training.get(key);
    if (known == null) {
      known = compile(graph, size, Optional.of(update), Set.of());
      training.put(key, known);
      if (training.size() > kept) {
        training.remove(training.keySet().iterator().next()).close();
      }
    }
    ready(known.plan());
    return known;
  }

  /** The plan that shows gradients of nodes, ready to run; only the last one asked for is kept. */
  TrainingPlan gradients(Graph graph, int size, Set<String> visible) {
    Key key = new Key(size, graph.inputShape(), Set.copyOf(visible));
    TrainingPlan known = gradients.get(key);
    if (known == null) {
      gradients.values().forEach(TrainingPlan::close);
      gradients.clear();
      known = compile(graph, size, Optional.empty(), visible);
      gradients.put(key, known);
    }
    ready(known.plan());
    return known;
  }

  private TrainingPlan compile(
      Graph graph, int size, Optional<ParameterUpdate> rule, Set<String> visible) {
    return TrainingPlan.compile(context.with(graph), rule, size, visible, budget);
  }

  /** The plan of a prediction, ready to run with the weights as they are now. */
  InferencePlan inference(Graph graph, int size, Set<String> nodes, HostCopy copy) {
    Key key = new Key(size, graph.inputShape(), nodes);
    InferencePlan known = inference.get(key);
    if (known == null) {
      known = InferencePlan.compile(context.with(graph), size, nodes, budget);
      inference.put(key, known);
      if (inference.size() > kept) {
        InferencePlan oldest = inference.remove(inference.keySet().iterator().next());
        refreshed.remove(oldest);
        oldest.close();
      }
    }
    if (refreshed.getOrDefault(known, -1L) != version) {
      known.folded().forEach(weights -> weights.refresh(context, copy));
      refreshed.put(known, version);
    }
    ready(known.plan());
    return known;
  }

  private void ready(Plan plan) {
    arena.grow(plan.bytes());
    plan.bind(arena);
  }

  /** How many are kept. */
  int count() {
    return training.size() + inference.size() + gradients.size();
  }

  /** Folded weights are out of date. */
  void parametersChanged() {
    version++;
  }

  @Override
  public void close() {
    training.values().forEach(TrainingPlan::close);
    inference.values().forEach(InferencePlan::close);
    gradients.values().forEach(TrainingPlan::close);
    arena.close();
  }
}
