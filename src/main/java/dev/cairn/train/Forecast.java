package dev.cairn.train;

import java.time.Duration;
import java.util.OptionalDouble;

/**
 * How long the rest of a run will take, by how long its last steps and validations took. Everything
 * between two steps counts: filling batches, drawing, copying weights.
 */
final class Forecast {
  /** Forward alone takes about a third of a training step: a guess before it is measured. */
  private static final double FORWARD_SHARE = 1 / 3.0;

  /** A mean over fewer steps would follow every breath of the machine. */
  private static final int LEAST = 20;

  /** In longer epochs than this, their first steps, which are slower, do not matter. */
  private static final int SHORT_EPOCH = 100;

  private final long steps;
  private final long window;
  private final int epochs;
  private final int validationBatches;
  private final Laps training = new Laps();
  private final Laps validation = new Laps();

  Forecast(int epochs, int batches, int validationBatches) {
    this.steps = (long) epochs * batches;
    this.window = Math.max(Math.max(LEAST, Math.min(batches, SHORT_EPOCH)), steps / 10);
    this.epochs = epochs;
    this.validationBatches = validationBatches;
  }

  void stepped(long nanos) {
    training.add(nanos);
  }

  void validated(long nanos) {
    validation.add(nanos);
  }

  /** Nanoseconds of the last steps, each; nothing before the first. */
  OptionalDouble step() {
    return training.mean(window);
  }

  /**
   * Time that is still needed; zero before the first step.
   *
   * @param stepsDone of the whole run
   * @param epochsDone validated epochs of the whole run
   */
  Duration remaining(long stepsDone, int epochsDone) {
    double step = step().orElse(0);
    double pass = validation.mean(epochs).orElse(step * FORWARD_SHARE * validationBatches);
    return Duration.ofNanos((long) ((steps - stepsDone) * step + (epochs - epochsDone) * pass));
  }
}
