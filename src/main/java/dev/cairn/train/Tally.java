package dev.cairn.train;

import dev.cairn.task.Task;
import java.util.List;

/**
 * What a run has measured so far, with the sums of what is not finished: enough to go on as if it
 * had never stopped.
 *
 * @param curves points and finished epochs
 * @param shown smoothed loss; NaN before the first step
 * @param rate learning rate of the last step
 * @param epochLoss sum of the losses of the epoch at hand
 * @param stretchLoss sum of the losses since the last point of the training curve
 * @param stretchSteps how many those are
 * @param epochNanos time of the epoch at hand
 * @param nanos time of the run, without the time between its parts
 */
record Tally(
    Curves curves,
    double shown,
    double rate,
    double epochLoss,
    double stretchLoss,
    int stretchSteps,
    long epochNanos,
    long nanos) {

  /** Before the first step. */
  static Tally empty(List<String> metrics) {
    return empty(new History(metrics, List.of(), 0));
  }

  /** Before the first step of a task. */
  static Tally empty(Task task) {
    return empty(new History(task.metrics(), task.charts(), List.of(), 0));
  }

  private static Tally empty(History history) {
    return new Tally(new Curves(List.of(), history), Double.NaN, 0, 0, 0, 0, 0, 0);
  }
}
