package dev.cairn.show;

import dev.cairn.experiment.Candidate;
import dev.cairn.experiment.Outcome;
import dev.cairn.experiment.RateTest;
import dev.cairn.experiment.Results;
import dev.cairn.graph.CounterRandom;
import dev.cairn.train.Curves;
import dev.cairn.train.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Results of experiments, made up. */
final class StudySamples {
  private StudySamples() {}

  /** A training a candidate and fold; deeper nets are better, plain ones worse. */
  static Results results(List<Candidate> candidates, String axis, int folds) {
    List<Outcome> outcomes = new ArrayList<>();
    CounterRandom random = new CounterRandom(1, 1);
    for (int fold = 1; fold <= folds; fold++) {
      for (int c = 0; c < candidates.size(); c++) {
        Candidate candidate = candidates.get(c);
        double depth = candidate.at().orElse(c + 1);
        double value =
            0.8
                + 0.01 * depth
                - (candidate.name().endsWith("plain") ? 0.002 * depth * depth : 0)
                + 0.008 * random.gaussian(outcomes.size());
        outcomes.add(outcome(candidate, fold, value));
      }
    }
    outcomes.add(
        new Outcome(
            candidates.get(0).name(),
            2,
            1,
            Outcome.Status.FAILED,
            Optional.empty(),
            Map.of(),
            0.1,
            0,
            "expected: memory\nfound:    none"));
    return new Results(candidates, outcomes, axis, folds, outcomes.size() + " trainings in 1:23.");
  }

  private static Outcome outcome(Candidate candidate, int fold, double value) {
    History.Epoch epoch = new History.Epoch(1, 0.5, 1 - value, Map.of("R²", value), 0.01, 2.0);
    Curves curves = new Curves(List.of(), new History(List.of("R²"), List.of(epoch), 1));
    return new Outcome(
        candidate.name(),
        1,
        fold,
        Outcome.Status.FINISHED,
        Optional.of(curves),
        Map.of(),
        2.0,
        512_000_000,
        "");
  }

  /** Losses that fall and explode. */
  static RateTest rates() {
    List<RateTest.Point> points = new ArrayList<>();
    CounterRandom random = new CounterRandom(1, 2);
    for (int step = 0; step < 90; step++) {
      double rate = 1e-5 * Math.pow(1e6, step / 99.0);
      double loss = 2.3 / (1 + 40 * rate) + 0.4 + Math.pow(rate / 0.8, 3);
      points.add(new RateTest.Point(rate, loss + 0.1 * random.gaussian(step), loss));
    }
    return new RateTest(points);
  }
}
