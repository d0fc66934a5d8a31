package dev.cairn.bench.compare;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The promise to be faster than Deeplearning4j as it comes.
 *
 * @param figures where the figures are kept
 * @param timesFaster what is promised
 */
public record Defaults(Figures figures, double timesFaster) {
  private static final String NAME = "dl4j defaults";

  /**
   * Tells how many times faster Cairn is, and keeps the figures.
   *
   * @param results of a comparison
   * @param startNanos when measuring began, by {@link System#nanoTime()}
   * @param out gets a line
   * @return whether the promise is kept; also true if the defaults were not measured
   */
  public boolean areBeaten(List<Measurement> results, long startNanos, PrintStream out)
      throws IOException {
    Optional<TableRow> row =
        TableRow.of(results).values().stream()
            .filter(one -> one.ratio(NAME).isPresent())
            .findFirst();
    if (row.isEmpty()) {
      return true;
    }
    double ratio = row.get().ratio(NAME).orElseThrow();
    out.printf(
        Locale.ROOT,
        "%.1f times as fast as Deeplearning4j's defaults (at least %.0f)%n",
        ratio,
        timesFaster);
    for (String contender : List.of(row.get().ours(), NAME)) {
      double rate = row.get().rate(contender, false).orElseThrow();
      figures.add("ResNet-20 images/s, " + contender, rate, 0, startNanos);
    }
    figures.add("ResNet-20 times defaults", ratio, timesFaster, startNanos);
    return ratio >= timesFaster;
  }
}
