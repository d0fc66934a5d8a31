package dev.cairn.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Rates of timed windows. A window in which other work took over 5 % of the machine's CPUs is
 * repeated, as long as there are not twice as many of them as windows asked for.
 *
 * @param clean rates of undisturbed windows, in the order of time
 * @param disturbed rates of the other ones
 */
record Windows(List<Double> clean, List<Double> disturbed) {
  private static final double MOST_OTHER_WORK = 0.05;

  Windows {
    clean = List.copyOf(clean);
    disturbed = List.copyOf(disturbed);
  }

  /**
   * Times a step again and again.
   *
   * @param step what is timed
   * @param perStep what one step counts
   * @param count windows
   * @param seconds a window
   */
  static Windows measure(Runnable step, double perStep, int count, double seconds) {
    var clean = new ArrayList<Double>();
    var disturbed = new ArrayList<Double>();
    while (clean.size() < count && disturbed.size() < 2 * count) {
      OptionalDouble before = ProcessFacts.own().otherCpuSeconds();
      long start = System.nanoTime();
      int steps = 0;
      double elapsed = 0;
      while (elapsed < seconds) {
        step.run();
        steps++;
        elapsed = (System.nanoTime() - start) / 1e9;
      }
      boolean quiet = isQuiet(before, ProcessFacts.own().otherCpuSeconds(), elapsed);
      (quiet ? clean : disturbed).add(steps * perStep / elapsed);
    }
    return new Windows(clean, disturbed);
  }

  private static boolean isQuiet(OptionalDouble before, OptionalDouble after, double elapsed) {
    if (before.isEmpty() || after.isEmpty()) {
      return true;
    }
    double share =
        (after.getAsDouble() - before.getAsDouble()) / (elapsed * ProcessFacts.own().cpus());
    return share < MOST_OTHER_WORK;
  }

  /** The rates that count: the clean ones, or the disturbed ones where there is no other. */
  List<Double> rates() {
    return clean.isEmpty() ? disturbed : clean;
  }

  /** Median of {@link #rates()}. */
  double median() {
    return Median.of(rates());
  }

  /** The best of {@link #rates()}. */
  double max() {
    return rates().stream().mapToDouble(rate -> rate).max().orElseThrow();
  }
}
