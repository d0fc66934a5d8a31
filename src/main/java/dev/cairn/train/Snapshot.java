package dev.cairn.train;

import dev.cairn.task.Predictions;
import java.time.Duration;
import java.util.Optional;

/**
 * Everything that a view of the progress needs, at one instant.
 *
 * @param title what is trained on what, in one line
 * @param unit what the examples are, for people: {@code images}, {@code texts} or {@code rows}
 * @param background whether other cells may run meanwhile
 * @param phase what is done now
 * @param progress how far training is
 * @param pace speed and time
 * @param learningRate of the last step
 * @param loss mean of the last steps; NaN before the first
 * @param memoryBytes what this process has in memory, natives included, at most a second ago
 * @param curves losses so far, with the history of the finished epochs
 * @param sample predictions for the first validation examples, at most 8, with the weights of the
 *     last finished validation; empty before it
 * @param ending in the last snapshot: why training ended and what was kept
 * @param flow of gradients so far, if the trainer was asked for it
 */
public record Snapshot(
    String title,
    String unit,
    boolean background,
    Phase phase,
    Progress progress,
    Pace pace,
    double learningRate,
    double loss,
    long memoryBytes,
    Curves curves,
    Optional<Predictions> sample,
    Optional<String> ending,
    Optional<GradientFlow> flow) {

  /** A snapshot without a flow of gradients. */
  public Snapshot(
      String title,
      String unit,
      boolean background,
      Phase phase,
      Progress progress,
      Pace pace,
      double learningRate,
      double loss,
      long memoryBytes,
      Curves curves,
      Optional<Predictions> sample,
      Optional<String> ending) {
    this(
        title,
        unit,
        background,
        phase,
        progress,
        pace,
        learningRate,
        loss,
        memoryBytes,
        curves,
        sample,
        ending,
        Optional.empty());
  }

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

  /**
   * How far training is.
   *
   * @param epoch the epoch at hand, from 1; 0 while preparing
   * @param epochs how many are planned
   * @param batch finished batches of the epoch
   * @param batches of an epoch
   */
  public record Progress(int epoch, int epochs, int batch, int batches) {
    /** Share of all steps that are done, 0 to 1. */
    public double share() {
      long done = (long) Math.max(0, epoch - 1) * batches + batch;
      return (double) done / Math.max(1L, (long) epochs * batches);
    }

    /** Share of the epoch's steps that are done, 0 to 1. */
    public double epochShare() {
      return (double) batch / Math.max(1, batches);
    }
  }

  /**
   * Speed and time.
   *
   * @param examplesPerSecond training speed of the last steps; 0 before the first step
   * @param elapsed since training began
   * @param remaining estimate of the time still needed, validation included
   */
  public record Pace(double examplesPerSecond, Duration elapsed, Duration remaining) {}
}
