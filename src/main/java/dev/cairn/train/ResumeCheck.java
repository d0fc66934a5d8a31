package dev.cairn.train;

import dev.cairn.engine.State;
import dev.cairn.graph.Update;
import dev.cairn.task.Criteria;
import java.util.List;

/** Whether a trainer can go on with a run. */
final class ResumeCheck {
  private static final String WHERE = "Trainer.resume";

  private ResumeCheck() {}

  /**
   * Looks how a run ended, and what it measured.
   *
   * @throws TrainingException if it diverged, or the trainer measures something else
   */
  static void check(Trainer trainer, Run run) {
    if (run.ending().reason() == Run.Reason.DIVERGED) {
      throw new TrainingException(
          "a run that learned to its end",
          "one that diverged",
          WHERE,
          "fit again with a smaller learning rate; run.model() has the weights from before");
    }
    if (run.ending().reason() == Run.Reason.INVALID) {
      throw new TrainingException(
          "a run on data as they were sealed",
          "a run on data that were changed or cut",
          WHERE,
          "fit again on another copy of the data");
    }
    checkCriteria(trainer, run);
  }

  /**
   * Looks at all that has to fit.
   *
   * @throws TrainingException if something does not
   */
  static void check(Trainer trainer, Checkpoint from) {
    Standing standing = from.standing();
    checkBatch(trainer, standing.batch());
    checkAccumulate(trainer, standing.accumulate());
    checkBuckets(trainer, standing.buckets());
    checkSeed(trainer, from.last().seed());
    checkOptimizer(trainer.optimizer(), standing.optimizer());
    checkAverage(trainer, from.last());
    checkEpochs(trainer.epochs(), standing.tally().curves().history().epochs().size());
  }

  /**
   * Looks whether the trainer measures what a checkpoint has measured.
   *
   * @throws TrainingException if it does not
   */
  static void checkMetrics(Lesson lesson, Checkpoint from) {
    List<String> measured = from.standing().tally().curves().history().metrics();
    List<String> asked = lesson.task().metrics();
    if (!asked.equals(measured)) {
      throw new TrainingException(
          "the metrics that the run has measured: " + String.join(", ", measured),
          String.join(", ", asked),
          "Trainer.resumeFrom",
          "give the trainer the metrics(…) and best(…) of the run");
    }
  }

  private static void checkBatch(Trainer trainer, int batch) {
    if (trainer.batch() != batch) {
      throw new TrainingException(
          "batches of " + batch + ", as the run had them",
          "batches of " + trainer.batch(),
          WHERE,
          "give the trainer batch(" + batch + ")");
    }
  }

  private static void checkAccumulate(Trainer trainer, int batches) {
    if (trainer.accumulate() != batches) {
      throw new TrainingException(
          "steps of %d batches, as the run had them".formatted(batches),
          "steps of " + trainer.accumulate(),
          WHERE,
          "give the trainer accumulate(" + batches + ")");
    }
  }

  /** Another order of the examples: half an epoch would be learned twice, and half of it never. */
  private static void checkBuckets(Trainer trainer, boolean buckets) {
    if (trainer.buckets() != buckets) {
      throw new TrainingException(
          "batches " + byLength(buckets) + ", as the run had them",
          "batches " + byLength(trainer.buckets()),
          WHERE,
          buckets ? "leave buckets(false) out" : "give the trainer buckets(false)");
    }
  }

  private static String byLength(boolean buckets) {
    return buckets ? "of texts of like lengths" : "of texts of any length";
  }

  private static void checkAverage(Trainer trainer, State last) {
    Update rule = trainer.optimizer().update();
    boolean averaged = last.moments().size() > rule.moments();
    boolean averages = trainer.update().averaging() > 0;
    if (!last.moments().isEmpty() && averaged != averages) {
      throw new TrainingException(
          averaged ? "an average of the weights, as the run had it" : "no average of the weights",
          averages ? "average(…)" : "none",
          WHERE,
          averaged
              ? "give the trainer the average(…) of the run"
              : "leave average(…) out, or fit again with it");
    }
  }

  private static void checkSeed(Trainer trainer, long seed) {
    if (trainer.seed() != seed) {
      throw new TrainingException(
          "seed " + seed + ", as the run had it",
          "seed " + trainer.seed(),
          WHERE,
          "give the trainer seed(" + seed + ")");
    }
  }

  /** The learning rate and numbers such as the decay may differ, but not what moments mean. */
  private static void checkOptimizer(Optimizer optimizer, Optimizer before) {
    boolean sameKind = optimizer.update().getClass() == before.update().getClass();
    if (!sameKind || optimizer.update().moments() != before.update().moments()) {
      throw new TrainingException(
          "an optimizer like that of the run, " + before.update(),
          optimizer.update().toString(),
          WHERE,
          "leave optimizer(…) out: the run's own is taken then");
    }
  }

  /** A trainer that asks for none takes those of the run. */
  private static void checkCriteria(Trainer trainer, Run run) {
    List<String> measured = run.model().task().metrics();
    List<String> asked = run.model().task().with(trainer.criteria()).metrics();
    if (!trainer.criteria().equals(Criteria.NONE) && !asked.equals(measured)) {
      throw new TrainingException(
          "the metrics that the run has measured: " + String.join(", ", measured),
          String.join(", ", asked),
          WHERE,
          "leave metrics(…) and best(…) out: those of the run are taken then");
    }
  }

  private static void checkEpochs(int epochs, int done) {
    if (epochs <= done) {
      throw new TrainingException(
          "more than " + Trainer.count(done) + " in all: those are done",
          "epochs(" + epochs + ")",
          WHERE,
          "give the number of epochs in all, for example epochs(" + 2 * done + ")");
    }
  }
}
