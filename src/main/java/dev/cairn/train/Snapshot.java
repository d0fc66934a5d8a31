package dev.cairn.train;

import java.time.Duration;
import java.util.Optional;

/**
 * Everything that a view of the progress needs, at one instant.
 *
 * @param title what is trained on what, in one line
 * @param unit what the examples are, for people: {@code images} or {@code rows}
 * @param phase what is done now
 * @param epoch the epoch at hand, from 1; 0 while preparing
 * @param epochs how many are planned
 * @param batch finished batches of the epoch
 * @param batches of an epoch
 * @param learningRate of the last step
 * @param loss mean of the last steps; NaN before the first
 * @param examplesPerSecond mean training speed so far, validation left out; 0 before the first step
 * @param elapsed since training began
 * @param remaining estimate of the time still needed, validation included
 * @param curves losses so far, with the history of the finished epochs
 * @param ending in the last snapshot: why training ended and what was kept
 */
public record Snapshot(
    String title,
    String unit,
    Phase phase,
    int epoch,
    int epochs,
    int batch,
    int batches,
    double learningRate,
    double loss,
    double examplesPerSecond,
    Duration elapsed,
    Duration remaining,
    Curves curves,
    Optional<String> ending) {

  /** What training does at an instant. */
  public enum Phase {
    /** The engine compiles the net and loads the weights. */
    PREPARING,
    /** Steps are done. */
    TRAINING,
    /** The validation part is scored. */
    VALIDATING,
    /** Training has ended. */
    ENDED
  }

  /** Share of all steps that are done, 0 to 1. */
  public double share() {
    long done = (long) Math.max(0, epoch - 1) * batches + batch;
    return (double) done / Math.max(1L, (long) epochs * batches);
  }
}
