package dev.cairn.bench.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A program that measures one workload and prints one line of JSON.
 *
 * @param name for people, for example {@code torch eager}
 * @param program the command's first words
 * @param options its last words, behind those of workload and conditions
 * @param without starts of the names of environment variables that it must not see
 * @param environment variables to add
 * @param startSeconds about how long it takes until the first window
 * @param takes which workloads it can compute
 */
public record Contender(
    String name,
    List<String> program,
    List<String> options,
    List<String> without,
    Map<String, String> environment,
    int startSeconds,
    Predicate<Workload> takes) {
  /** Copies the lists and the map. */
  public Contender {
    program = List.copyOf(program);
    options = List.copyOf(options);
    without = List.copyOf(without);
    environment = Map.copyOf(environment);
  }

  /** The whole command of a measurement. */
  List<String> command(Workload workload, Conditions conditions) {
    var words = new ArrayList<>(program);
    words.addAll(workload.words());
    words.addAll(conditions.words());
    words.addAll(options);
    return words;
  }

  /** Changes the environment of a process to its own. */
  void prepare(Map<String, String> inherited) {
    inherited.keySet().removeIf(name -> without.stream().anyMatch(name::startsWith));
    inherited.putAll(environment);
  }
}
