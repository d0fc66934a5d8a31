package dev.cairn.doctor;

import dev.cairn.engine.Device;
import dev.cairn.engine.Engine;
import dev.cairn.engine.profile.Kernels;
import dev.cairn.graph.CairnException;
import dev.cairn.graph.Program;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the doctor says of engines.
 *
 * @param engines the preferred one first
 */
record EngineFindings(List<Engine> engines) {
  private static final String REINSTALL =
      "use the artefact of this platform, such as cairn-linux-x86_64, or './cairn run' of a checkout";

  /** The first that runs here. */
  Optional<Engine> used() {
    return engines.stream().filter(engine -> obstacle(engine).isEmpty()).findFirst();
  }

  /** Each engine's report or what keeps it from running, then which one is used and why. */
  List<Finding> all() {
    List<Finding> findings = new ArrayList<>();
    for (Engine engine : engines) {
      obstacle(engine)
          .ifPresentOrElse(
              reason -> findings.add(missing(engine, reason)),
              () ->
                  engine.report().forEach(line -> findings.add(Finding.fine(engine.name(), line))));
    }
    findings.add(
        used()
            .map(engine -> Finding.fine("engine", choice(engine)))
            .orElseGet(() -> Finding.broken("engine", "none runs here", REINSTALL)));
    return findings;
  }

  private static Finding missing(Engine engine, String reason) {
    return Finding.improvable(engine.name(), "does not run here: " + reason, REINSTALL);
  }

  private String choice(Engine used) {
    List<Engine> before = engines.subList(0, engines.indexOf(used));
    List<Engine> behind = engines.subList(engines.indexOf(used) + 1, engines.size());
    String reason =
        before.isEmpty()
            ? "the fastest one, and it runs here"
            : "since %s does not run here".formatted(names(before));
    return "%s trains and predicts, %s%s"
        .formatted(
            used.name(),
            reason,
            behind.isEmpty() ? "" : "; %s is there to cross-check".formatted(names(behind)));
  }

  private static String names(List<Engine> engines) {
    return engines.stream().map(Engine::name).collect(Collectors.joining(", "));
  }

  /** An engine whose report fails does not run either. */
  private static Optional<String> obstacle(Engine engine) {
    try {
      Optional<String> told = engine.obstacle();
      if (told.isEmpty()) {
        engine.report();
      }
      return told;
    } catch (RuntimeException | LinkageError | ServiceConfigurationError broken) {
      return Optional.of(String.valueOf(broken.getMessage()).replace('\n', ' '));
    }
  }

  /** The kernels of a program on the engine that is used, a line an op. */
  List<Finding> kernels(Program program) {
    try {
      Map<String, Set<String>> kernels = new LinkedHashMap<>();
      used()
          .map(engine -> Kernels.of(engine, program, Device.auto()).byWork())
          .ifPresent(works -> works.forEach((work, by) -> add(kernels, work, by)));
      return kernels.entrySet().stream()
          .map(op -> Finding.fine("kernels", op.getKey() + ": " + String.join(", ", op.getValue())))
          .toList();
    } catch (CairnException silent) {
      return List.of(Finding.fine("kernels", "the engine does not tell which ones it takes"));
    }
  }

  /** Work is an op with its direction behind a comma. */
  private static void add(Map<String, Set<String>> kernels, String work, String by) {
    kernels.computeIfAbsent(work.split(",")[0], op -> new LinkedHashSet<>()).add(by);
  }
}
