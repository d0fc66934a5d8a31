package dev.cairn.bench.compare;

import dev.cairn.bench.BenchException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Measures contenders in turn. The first one runs before every other one, so that both of a ratio
 * see the machine in the same state.
 *
 * @param workloads one after another
 * @param conditions of all measurements
 * @param rounds how often everything is measured
 * @param first the contender that all others are compared with
 * @param others the other ones
 * @param matrixProducts measured once a round, for the machine's peak
 */
public record Comparison(
    List<Workload> workloads,
    Conditions conditions,
    int rounds,
    Contender first,
    List<Contender> others,
    List<Contender> matrixProducts) {
  /** Copies the lists. */
  public Comparison {
    workloads = List.copyOf(workloads);
    others = List.copyOf(others);
    matrixProducts = List.copyOf(matrixProducts);
  }

  /** All measurements in their order. */
  List<Trial> trials() {
    var all = new ArrayList<Trial>();
    for (Workload workload : workloads) {
      List<Contender> against = others.stream().filter(c -> c.takes().test(workload)).toList();
      for (int round = 0; round < rounds; round++) {
        matrixProducts.forEach(product -> all.add(new Trial(product, workload)));
        if (against.isEmpty()) {
          all.add(new Trial(first, workload));
        }
        for (Contender other : against) {
          all.add(new Trial(first, workload));
          all.add(new Trial(other, workload));
        }
      }
    }
    return all;
  }

  /** How many measurements it takes. */
  public int size() {
    return trials().size();
  }

  /**
   * Measures all. A measurement that fails is told and left out.
   *
   * @param json each result is appended to it as soon as it is there
   * @param out gets a line a measurement
   * @return the results in their order
   */
  public List<Measurement> run(Optional<Path> json, PrintStream out)
      throws IOException, InterruptedException {
    if (json.isPresent()) {
      append(json.get(), ""); // a file that cannot be written is told before hours of work
    }
    List<Trial> trials = trials();
    double left = trials.stream().mapToDouble(trial -> trial.seconds(conditions)).sum();
    out.printf(Locale.ROOT, "%d measurements, %s%n", trials.size(), about(left));
    var results = new ArrayList<Measurement>();
    for (int i = 0; i < trials.size(); i++) {
      Trial trial = trials.get(i);
      left -= trial.seconds(conditions);
      String told = measure(trial, json, results);
      out.printf(Locale.ROOT, "[%d/%d, %s left] %s%n", i + 1, trials.size(), about(left), told);
    }
    return results;
  }

  private String measure(Trial trial, Optional<Path> json, List<Measurement> results)
      throws IOException, InterruptedException {
    try {
      Measurement result = trial.run(conditions);
      results.add(result);
      if (json.isPresent()) {
        append(json.get(), result.line() + "\n");
      }
      return "%s: %s %s".formatted(trial, Rates.text(result.median()), result.unit());
    } catch (BenchException failed) {
      return trial + " failed\n" + failed.getMessage();
    }
  }

  private static String about(double seconds) {
    return seconds < 100
        ? "about %.0f s".formatted(seconds)
        : "about %.0f min".formatted(seconds / 60);
  }

  private static void append(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
