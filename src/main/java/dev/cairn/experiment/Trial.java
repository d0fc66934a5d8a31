package dev.cairn.experiment;

import dev.cairn.data.Dataset;
import dev.cairn.stack.Net;
import dev.cairn.train.Trainer;

/**
 * One training of an experiment.
 *
 * @param candidate that is trained
 * @param trainer with the seed of the trial
 * @param data what it is trained and measured on
 * @param seed of first weights and order
 * @param fold number of the part that is left for validation, from 1; 0 without folds
 */
record Trial(Candidate candidate, Trainer trainer, Dataset data, long seed, int fold) {

  /** For example {@code 6 blocks, seed 2} or {@code 6 blocks, fold 3}. */
  String words(boolean seeds) {
    String part = fold > 0 ? ", fold " + fold : "";
    return candidate.name() + part + (seeds || fold == 0 ? ", seed " + seed : "");
  }

  /** What it costs beside others. */
  double work() {
    return work(candidate.net(), trainer);
  }

  /** What a training costs beside others: forward operations of an example in all epochs. */
  static double work(Net net, Trainer trainer) {
    return Math.max(1.0, net.cost().flops()) * trainer.epochCount();
  }
}
