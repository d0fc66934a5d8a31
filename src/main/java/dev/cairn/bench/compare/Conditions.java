package dev.cairn.bench.compare;

import java.util.List;

/**
 * What is the same for all contenders.
 *
 * @param threads for computing
 * @param windows timed windows a measurement
 * @param seconds a window
 */
public record Conditions(int threads, int windows, double seconds) {

  /** The options of a measurement. */
  List<String> words() {
    return List.of(
        "--threads", Integer.toString(threads),
        "--windows", Integer.toString(windows),
        "--seconds", Double.toString(seconds));
  }

  /** Seconds that the windows take, if none of them is repeated. */
  double timedSeconds() {
    return windows * seconds;
  }
}
