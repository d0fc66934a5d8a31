package dev.cairn.experiment;

import java.util.Locale;
import java.util.Optional;

/**
 * Which candidate of a study to choose.
 *
 * @param metric that it was chosen by
 * @param best name of the candidate with the best mean on validation
 * @param score of the best
 * @param simplest the candidate of fewest parameters within one standard error of the best; the
 *     best itself where there is no smaller one
 * @param simplestScore of the simplest
 * @param lead of the best over the second one, training by training; empty of a single candidate
 */
public record Choice(
    String metric,
    String best,
    Spread score,
    String simplest,
    Spread simplestScore,
    Optional<Spread> lead) {

  /** False if the lead of the best one could be chance: its 95 % interval contains 0. */
  public boolean isSure() {
    return lead.map(l -> Math.abs(l.mean()) > l.interval()).orElse(true);
  }

  /** Sentences for people. */
  @Override
  public String toString() {
    StringBuilder text =
        new StringBuilder("Best by validation: %s, %s %s".formatted(best, metric, score));
    text.append(score.count() < 2 ? "." : " (mean ± deviation of %d).".formatted(score.count()));
    lead.ifPresent(l -> text.append(' ').append(lead(l)));
    if (!simplest.equals(best)) {
      text.append(
          " Within one standard error of it, the smallest net is %s: %s."
              .formatted(simplest, simplestScore));
    }
    return text.toString();
  }

  private String lead(Spread lead) {
    if (lead.count() < 2) {
      return "With one training each, its lead of %s is no proof: give more seeds or folds."
          .formatted(number(lead.mean()));
    }
    String interval = "%s ± %s".formatted(number(lead.mean()), number(lead.interval()));
    return isSure()
        ? "Its lead over the second one is %s (95 %% interval).".formatted(interval)
        : "Its lead over the second one is %s (95 %% interval): that may be chance."
            .formatted(interval);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", Math.abs(value));
  }
}
