package dev.cairn.experiment;

import dev.cairn.train.Curves;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What one training of an experiment gave.
 *
 * @param candidate its name
 * @param seed of first weights and order
 * @param fold number of the part that was left for validation, from 1; 0 without folds
 * @param status how it ended
 * @param curves of the training; empty if it failed
 * @param test metrics on the test part; empty in cross-validation
 * @param seconds that it took
 * @param peakBytes the most that the process had in memory meanwhile
 * @param message what went wrong, for people; empty if nothing did
 */
public record Outcome(
    String candidate,
    long seed,
    int fold,
    Status status,
    Optional<Curves> curves,
    Map<String, Double> test,
    double seconds,
    long peakBytes,
    String message) {

  /** How a training of an experiment ended. */
  public enum Status {
    /** All epochs, or as many as early stopping wanted. */
    FINISHED,
    /** The loss was no longer finite; what was measured before counts. */
    DIVERGED,
    /** It could not be trained: see the message. */
    FAILED;

    /** For tables. */
    public String words() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The value of a metric, or of {@code loss}, on the validation part in the best epoch. */
  public double validation(String metric) {
    return curves
        .flatMap(measured -> measured.history().bestEpoch())
        .map(
            epoch ->
                metric.equals(Results.LOSS)
                    ? epoch.validationLoss()
                    : epoch.validation().getOrDefault(metric, Double.NaN))
        .orElse(Double.NaN);
  }
}
