package dev.cairn.experiment;

import dev.cairn.data.Dataset;
import dev.cairn.graph.Parameter;
import dev.cairn.stack.Net;
import dev.cairn.train.Model;
import dev.cairn.train.Run;
import dev.cairn.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Trains the stages of a net one after the other, each from the weights of the one before. */
final class StageRunner {
  private final Dataset data;
  private final List<Step> steps;
  private final StudyProgress progress;

  /**
   * One of the trainings.
   *
   * @param name for tables
   * @param net of the stages so far
   * @param still parts that stay as they are
   * @param trainer with the epochs of this training
   */
  record Step(String name, Net net, List<String> still, Trainer trainer) {
    boolean isWhole() {
      return name.equals(Staged.END_TO_END);
    }

    /** Parameters that learn. */
    long learned() {
      return net.graph().parameters().stream()
          .filter(p -> p.role().isTrainable())
          .filter(p -> !still.contains(part(p)))
          .mapToLong(Parameter::elements)
          .sum();
    }
  }

  StageRunner(Dataset data, List<Step> steps) {
    this.data = data;
    this.steps = steps;
    this.progress =
        new StudyProgress(
            steps.stream()
                .map(s -> new StudyProgress.Part(s.name(), Trial.work(s.net(), s.trainer())))
                .toList(),
            steps.get(0).trainer().view());
  }

  Staged run() {
    List<Staged.Phase> phases = new ArrayList<>();
    Optional<Model> before = Optional.empty();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      progress.begin(i, Optional.empty());
      long begun = System.nanoTime();
      Run run = trainer(step, before).fit(step.net(), data);
      if (run.ending().reason() == Run.Reason.INTERRUPTED) {
        progress.ended(progress.interrupted(i));
        return new Staged(phases, true);
      }
      double seconds = (System.nanoTime() - begun) / 1e9;
      int epochs = step.trainer().epochCount();
      phases.add(new Staged.Phase(step.name(), run, epochs, step.learned(), seconds));
      before = Optional.of(run.model());
    }
    progress.ended(progress.completed());
    return new Staged(phases, false);
  }

  private Trainer trainer(Step step, Optional<Model> before) {
    Trainer own = step.trainer().progress(progress::update);
    if (step.isWhole() || before.isEmpty()) {
      return own;
    }
    Trainer on = own.startFrom(before.get());
    return step.still().isEmpty() ? on : on.freeze(step.still().toArray(String[]::new));
  }

  /** All that stands in front of stage {@code n}: the stem, and the stages before. */
  static List<String> inFront(Net net, int n) {
    return net.graph().parameters().stream()
        .map(StageRunner::part)
        .distinct()
        .filter(part -> !part.equals("head") && !part.equals("stage" + n))
        .toList();
  }

  private static String part(Parameter parameter) {
    return parameter.name().substring(0, parameter.name().indexOf('.'));
  }
}
