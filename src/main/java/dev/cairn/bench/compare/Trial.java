package dev.cairn.bench.compare;

import dev.cairn.bench.BenchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One measurement to be made: a contender's process on one workload.
 *
 * @param contender who
 * @param workload what
 */
record Trial(Contender contender, Workload workload) {
  private static final int MINUTES_AT_MOST = 20;
  private static final int LINES_SHOWN = 3;

  /** About how long it takes, in seconds. */
  double seconds(Conditions conditions) {
    return contender.startSeconds() + conditions.timedSeconds();
  }

  /**
   * Runs the process and waits for it.
   *
   * @throws BenchException if it fails, prints no result, or takes over 20 minutes
   */
  Measurement run(Conditions conditions) throws IOException, InterruptedException {
    Path out = Files.createTempFile("cairn-bench", ".out");
    Path err = Files.createTempFile("cairn-bench", ".err");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(contender.command(workload, conditions))
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      contender.prepare(builder.environment());
      if (!finish(builder.start())) {
        throw failed(conditions, err);
      }
      List<String> results =
          Files.readAllLines(out).stream().filter(line -> line.startsWith("{")).toList();
      if (results.size() != 1) {
        throw failed(conditions, err);
      }
      return Measurement.parse(results.get(0), toString());
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  /** Whether the process ended well; it never outlives this one. */
  private static boolean finish(Process process) throws InterruptedException {
    var reaper = new Thread(process::destroyForcibly, "stop " + process.pid());
    Runtime.getRuntime().addShutdownHook(reaper);
    boolean ended = process.waitFor(MINUTES_AT_MOST, TimeUnit.MINUTES);
    if (!ended) {
      process.destroyForcibly().waitFor();
    }
    try {
      Runtime.getRuntime().removeShutdownHook(reaper);
    } catch (IllegalStateException stopping) {
      // This process is being stopped, and the hook has run.
    }
    return ended && process.exitValue() == 0;
  }

  private BenchException failed(Conditions conditions, Path err) throws IOException {
    List<String> lines = Files.readAllLines(err).stream().filter(s -> !s.isBlank()).toList();
    String last =
        String.join("; ", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
    return new BenchException(
        "one line of JSON",
        last.isEmpty() ? "nothing" : last,
        toString(),
        "run it alone: " + String.join(" ", contender.command(workload, conditions)));
  }

  /** For people, for example {@code resnet20 train b64, torch eager}. */
  @Override
  public String toString() {
    return workload + ", " + contender.name();
  }
}
