package dev.cairn.train;

import dev.cairn.data.Dataset;
import dev.cairn.data.batches.Buckets;
import dev.cairn.graph.Graph;

/**
 * How a training groups its texts by length.
 *
 * @param training of the training part
 * @param validation of the validation part
 */
record Grouping(Buckets training, Buckets validation) {
  /** Rows as long as those of the data set. */
  static Grouping none(Dataset data) {
    return new Grouping(Buckets.none(data.train()), Buckets.none(data.validation()));
  }

  /** As the trainer wants it and the net allows it; reads both parts once. */
  static Grouping of(Trainer trainer, Graph graph, Dataset data) {
    return trainer.buckets()
        ? new Grouping(
            Buckets.ofTraining(data.train(), graph, trainer.batch()),
            Buckets.ofPrediction(data.validation(), graph, trainer.batch()))
        : none(data);
  }
}
