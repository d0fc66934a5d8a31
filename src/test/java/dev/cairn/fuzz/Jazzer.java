package dev.cairn.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fuzzer in a process of its own, since it changes all classes that it loads.
 *
 * @param target name of the parser
 * @param seconds to run
 */
record Jazzer(String target, long seconds) {
  private static final Path WORK = Path.of("target", "fuzz");

  /** A parser that takes longer for one input hangs, also on a machine that is busy. */
  private static final int LONGEST_SECONDS = 20;

  /** For its start, and for inputs that take long at its end. */
  private static final int MORE_SECONDS = 300;

  /** What guides Jazzer: our parsers, and libraries that parse for us. */
  private static final String INSTRUMENTED =
      String.join(File.pathSeparator, "dev.cairn.**", "io.jhdf.**", "com.univocity.**");

  private static final Pattern EXECUTIONS =
      Pattern.compile("stat::number_of_executed_units: (\\d+)");

  /**
   * What came of it.
   *
   * @param status 0 if nothing was found
   * @param executions inputs that were tried
   * @param log all that was said
   */
  record Outcome(int status, long executions, Path log) {}

  Outcome run() throws IOException, InterruptedException {
    Path work = Files.createDirectories(WORK.resolve(target).toAbsolutePath());
    Path corpus = Files.createDirectories(work.resolve("corpus"));
    Path findings = Files.createDirectories(Targets.FINDINGS.resolve(target).toAbsolutePath());
    Target made = Targets.named(target, Files.createDirectories(work.resolve("seeds")));
    for (Map.Entry<String, byte[]> seed : made.seeds().entrySet()) {
      Files.write(corpus.resolve(seed.getKey()), seed.getValue());
    }
    Path log = work.resolve("log");
    ProcessBuilder java = new ProcessBuilder(words(work, corpus, findings));
    Process process = java.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      if (!process.waitFor(seconds + MORE_SECONDS, TimeUnit.SECONDS)) {
        return new Outcome(-1, 0, log);
      }
      return new Outcome(process.exitValue(), executions(log), log);
    } finally {
      process.destroyForcibly();
      findings.toFile().delete(); // goes only if it is empty
    }
  }

  private List<String> words(Path work, Path corpus, Path findings) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx1g",
        "-XX:+EnableDynamicAgentLoading",
        "-Djava.awt.headless=true",
        "-D" + Entry.NAME + "=" + target,
        "-cp",
        System.getProperty("java.class.path"),
        "com.code_intelligence.jazzer.Jazzer",
        "--target_class=" + Entry.class.getName(),
        "--instrumentation_includes=" + INSTRUMENTED,
        "--instrumentation_excludes=dev.cairn.fuzz.**",
        "--custom_hook_includes=" + INSTRUMENTED,
        "--custom_hook_excludes=dev.cairn.fuzz.**",
        "--reproducer_path=" + work,
        "-artifact_prefix=" + findings + "/",
        "-max_total_time=" + seconds,
        "-timeout=" + LONGEST_SECONDS,
        "-report_slow_units=" + LONGEST_SECONDS,
        "-rss_limit_mb=0",
        "-print_final_stats=1",
        corpus.toString(),
        findings.toString());
  }

  private static long executions(Path log) throws IOException {
    Matcher found = EXECUTIONS.matcher(Files.readString(log, UTF_8));
    long executions = 0;
    while (found.find()) {
      executions = Long.parseLong(found.group(1));
    }
    return executions;
  }
}
