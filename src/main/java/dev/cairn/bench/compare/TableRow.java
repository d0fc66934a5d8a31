package dev.cairn.bench.compare;

import dev.cairn.bench.Median;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was measured of one workload.
 *
 * @param ours name of the contender that the others are compared with
 * @param measurements in the order of time
 */
record TableRow(String ours, List<Measurement> measurements) {

  /**
   * One of the others.
   *
   * @param name contender
   * @param keepsMemory whether its allocator kept its memory
   * @param ratio our rate to its rate
   */
  record Rival(String name, boolean keepsMemory, double ratio) {}

  /** The rows of a table, by their names, in the order of time. */
  static Map<String, TableRow> of(List<Measurement> measurements) {
    String ours = ours(measurements);
    return measurements.stream()
        .filter(m -> !m.isSgemm())
        .collect(
            Collectors.groupingBy(
                Measurement::workload,
                LinkedHashMap::new,
                Collectors.collectingAndThen(Collectors.toList(), all -> new TableRow(ours, all))));
  }

  /** The first of Cairn's engines; empty if none was measured. */
  static String ours(List<Measurement> measurements) {
    return measurements.stream()
        .filter(Measurement::isOurs)
        .map(Measurement::contender)
        .findFirst()
        .orElse("");
  }

  private Stream<Measurement> of(String contender, boolean keepsMemory) {
    return measurements.stream()
        .filter(m -> m.contender().equals(contender) && m.keepsMemory() == keepsMemory);
  }

  /** Median of all windows of a contender. */
  OptionalDouble rate(String contender, boolean keepsMemory) {
    List<Double> windows = of(contender, keepsMemory).flatMap(m -> m.windows().stream()).toList();
    return windows.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Median.of(windows));
  }

  /** Median of first steps, in seconds. */
  OptionalDouble firstStep(String contender) {
    List<Double> all = of(contender, false).flatMap(m -> m.firstStep().stream().boxed()).toList();
    return all.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Median.of(all));
  }

  /** Most memory, in MB. */
  OptionalDouble peakMegabytes(String contender) {
    return of(contender, false).flatMapToDouble(m -> m.peakMegabytes().stream()).max();
  }

  /** Billions of operations a second that ours does. */
  OptionalDouble gigaflops() {
    OptionalDouble rate = rate(ours, false);
    OptionalDouble work = of(ours, false).mapToDouble(Measurement::megaflops).findFirst();
    return rate.isEmpty() || work.isEmpty() || work.getAsDouble() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(rate.getAsDouble() * work.getAsDouble() / 1e3);
  }

  /** Everyone else, each with the median of our rate just before to its rate. */
  List<Rival> rivals() {
    Map<String, List<Double>> ratios = new TreeMap<>();
    Map<String, Measurement> rivals = new TreeMap<>();
    OptionalDouble before = OptionalDouble.empty();
    for (Measurement m : measurements) {
      if (m.contender().equals(ours)) {
        before = OptionalDouble.of(m.median());
      } else if (before.isPresent()) {
        String key = m.contender() + m.keepsMemory();
        rivals.put(key, m);
        ratios.computeIfAbsent(key, k -> new ArrayList<>()).add(before.getAsDouble() / m.median());
      }
    }
    return rivals.entrySet().stream()
        .map(
            e ->
                new Rival(
                    e.getValue().contender(),
                    e.getValue().keepsMemory(),
                    Median.of(ratios.getOrDefault(e.getKey(), List.of()))))
        .toList();
  }

  /** The one of another framework that ours is the least ahead of. */
  Optional<Rival> fastestPeer() {
    return rivals().stream()
        .filter(rival -> !rival.name().startsWith("cairn "))
        .min(Comparator.comparingDouble(Rival::ratio));
  }

  /** Our rate to that of a contender as installed. */
  OptionalDouble ratio(String contender) {
    return rivals().stream()
        .filter(rival -> rival.name().equals(contender) && !rival.keepsMemory())
        .mapToDouble(Rival::ratio)
        .findFirst();
  }
}
