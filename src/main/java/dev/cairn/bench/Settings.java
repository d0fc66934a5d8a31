package dev.cairn.bench;

import java.util.List;
import java.util.Optional;

/**
 * What one measurement is told, in the words of {@code bench/peers/bench.py}.
 *
 * @param engine name of the engine; empty for the preferred one
 * @param network what is computed
 * @param task what is timed
 * @param batch examples a step
 * @param threads for computing
 * @param windows timed windows
 * @param seconds a window
 * @param note free text kept in the result
 */
record Settings(
    Optional<String> engine,
    Network network,
    Task task,
    int batch,
    int threads,
    int windows,
    double seconds,
    String note) {
  private static final List<String> OPTIONS =
      List.of(
          "--engine",
          "--model",
          "--task",
          "--batch",
          "--threads",
          "--windows",
          "--seconds",
          "--note");

  /**
   * Reads {@code --name value …}, by hand: a library for command lines takes a tenth of a second,
   * which would count as time to the first step.
   *
   * @throws BenchException if an option, model or task is unknown
   */
  static Settings of(List<String> words) {
    for (int i = 0; i < words.size(); i += 2) {
      if (!OPTIONS.contains(words.get(i))) {
        throw BenchException.unknown("option", words.get(i), "a measurement", OPTIONS);
      }
    }
    Network network = Network.named(value(words, "--model").orElse("resnet20"));
    return new Settings(
        value(words, "--engine"),
        network,
        Task.named(value(words, "--task").orElse("train")),
        value(words, "--batch").map(Integer::valueOf).orElse(network.batch()),
        value(words, "--threads")
            .map(Integer::valueOf)
            .orElse(Runtime.getRuntime().availableProcessors()),
        value(words, "--windows").map(Integer::valueOf).orElse(3),
        value(words, "--seconds").map(Double::valueOf).orElse(5.0),
        value(words, "--note").orElse(""));
  }

  private static Optional<String> value(List<String> words, String option) {
    int place = words.indexOf(option);
    return place < 0 || place + 1 == words.size()
        ? Optional.empty()
        : Optional.of(words.get(place + 1));
  }
}
