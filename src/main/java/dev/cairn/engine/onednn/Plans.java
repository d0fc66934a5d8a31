package dev.cairn.engine.onednn;

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

  /** What a plan of an inference, or of gradients, is for. */
  private record Key(int size, Set<String> nodes) {}

  private final Context context;
  private final ParameterUpdate update;
  private final Arena arena = new Arena();
  private final Budget budget;
  private final Map<Integer, TrainingPlan> training = new LinkedHashMap<>(8, 0.75f, true);
  private final Map<Key, InferencePlan> inference = new LinkedHashMap<>(8, 0.75f, true);
  private final Map<Key, TrainingPlan> gradients = new LinkedHashMap<>();
  private final Map<InferencePlan, Long> refreshed = new IdentityHashMap<>();
  private long version;

  Plans(Context context, ParameterUpdate update, LongSupplier memory) {
    this.context = context;
    this.update = update;
    this.budget = new Budget(() -> memory.getAsLong() + arena.bytes());
  }

  /** The plan of a step, ready to run. */
  TrainingPlan training(int size) {
    TrainingPlan known = training.get(size);
    if (known == null) {
      known = compile(size, Optional.of(update), Set.of());
      training.put(size, known);
      if (training.size() > KEPT) {
        training.remove(training.keySet().iterator().next()).close();
      }
    }
    ready(known.plan());
    return known;
  }

  /** The plan that shows gradients of nodes, ready to run; only the last one asked for is kept. */
  TrainingPlan gradients(int size, Set<String> visible) {
    Key key = new Key(size, Set.copyOf(visible));
    TrainingPlan known = gradients.get(key);
    if (known == null) {
      gradients.values().forEach(TrainingPlan::close);
      gradients.clear();
      known = compile(size, Optional.empty(), visible);
      gradients.put(key, known);
    }
    ready(known.plan());
    return known;
  }

  private TrainingPlan compile(int size, Optional<ParameterUpdate> rule, Set<String> visible) {
    return TrainingPlan.compile(context, rule, size, visible, budget);
  }

  /** The plan of a prediction, ready to run with the weights as they are now. */
  InferencePlan inference(int size, Set<String> nodes, HostCopy copy) {
    Key key = new Key(size, nodes);
    InferencePlan known = inference.get(key);
    if (known == null) {
      known = InferencePlan.compile(context, size, nodes, budget);
      inference.put(key, known);
      if (inference.size() > KEPT) {
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
