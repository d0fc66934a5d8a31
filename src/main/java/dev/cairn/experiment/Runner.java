package dev.cairn.experiment;

import dev.cairn.graph.CairnException;
import dev.cairn.task.Scores;
import dev.cairn.train.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Trains the trials of a study one after the other. */
final class Runner {
  private final List<Trial> trials;
  private final List<Candidate> candidates;
  private final String axis;
  private final int folds;
  private final StudyProgress progress;
  private final List<Outcome> outcomes = new ArrayList<>();

  Runner(
      List<Trial> trials, List<Candidate> candidates, String axis, int folds, boolean manySeeds) {
    this.trials = List.copyOf(trials);
    this.candidates = candidates;
    this.axis = axis;
    this.folds = folds;
    this.progress =
        new StudyProgress(
            trials.stream()
                .map(trial -> new StudyProgress.Part(trial.words(manySeeds), trial.work()))
                .toList(),
            trials.get(0).trainer().view());
  }

  Results run() {
    String ending = "";
    for (int t = 0; t < trials.size() && ending.isEmpty(); t++) {
      ending = trained(t);
    }
    Results results = results(ending.isEmpty() ? progress.completed() : ending);
    progress.ended(results.ending());
    return results;
  }

  private Results results(String ending) {
    return new Results(candidates, outcomes, axis, folds, ending);
  }

  /** Why the study ends with this trial; empty if it goes on. */
  private String trained(int number) {
    Trial trial = trials.get(number);
    long begun = System.nanoTime();
    progress.begin(number, results("").leader());
    try {
      Run run =
          trial.trainer().progress(progress::update).fit(trial.candidate().net(), trial.data());
      if (run.ending().reason() == Run.Reason.INTERRUPTED) {
        return progress.interrupted(number);
      }
      Optional<Map<String, Double>> test = test(run);
      if (test.isEmpty()) {
        return progress.interrupted(number);
      }
      boolean finished = run.ending().reason() == Run.Reason.COMPLETED;
      keep(
          trial,
          begun,
          finished ? Outcome.Status.FINISHED : Outcome.Status.DIVERGED,
          Optional.of(run),
          test.get(),
          finished ? "" : run.ending().text());
    } catch (RuntimeException | OutOfMemoryError failed) {
      String message =
          failed instanceof CairnException known
              ? String.valueOf(known.getMessage())
              : failed.toString();
      keep(trial, begun, Outcome.Status.FAILED, Optional.empty(), Map.of(), message);
    }
    return "";
  }

  /** Metrics on the test part; none in cross-validation or without one; empty if interrupted. */
  private Optional<Map<String, Double>> test(Run run) {
    if (folds > 0 || run.data().test().size() == 0) {
      return Optional.of(Map.of());
    }
    try {
      Scores scores = run.test().scores();
      boolean interrupted = Thread.interrupted();
      return interrupted ? Optional.empty() : Optional.of(scores.metrics());
    } catch (CairnException unscored) {
      return Optional.empty();
    }
  }

  private void keep(
      Trial trial,
      long begun,
      Outcome.Status status,
      Optional<Run> run,
      Map<String, Double> test,
      String message) {
    outcomes.add(
        new Outcome(
            trial.candidate().name(),
            trial.seed(),
            trial.fold(),
            status,
            run.map(Run::curves),
            test,
            (System.nanoTime() - begun) / 1e9,
            progress.peakBytes(),
            message));
  }
}
