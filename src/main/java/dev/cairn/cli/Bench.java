package dev.cairn.cli;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench}: how fast training is here, beside Deeplearning4j as it comes. */
@Command(
    name = "bench",
    description = "How fast training is here, beside Deeplearning4j's defaults.")
final class Bench implements Callable<Integer> {
  private static final double SECONDS = 6;
  private static final int ROUNDS = 3;
  private static final double TIMES_FASTER = 5;
  private static final double SECONDS_TO_FIRST_STEP = 8;

  @Option(
      names = "--python",
      description = "A Python that knows the kernel \"Java (Cairn)\"; without it no kernel starts.")
  private @Nullable Path python;

  /** Made by picocli. */
  Bench() {}

  /** Prints what was measured; 0 if training is as many times faster as it has to be, else 1. */
  @Override
  public Integer call() throws IOException, InterruptedException, URISyntaxException {
    Path jar = Path.of(Bench.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path target = jar.resolveSibling("");
    Path programs = target.resolveSibling("bench");
    boolean faster = throughput(target, programs, jar);
    if (python != null) {
      firstStep(target, python, programs.resolve("first_step.py"));
    }
    return faster ? 0 : 1;
  }

  private static boolean throughput(Path target, Path programs, Path jar) throws IOException {
    System.out.println(
        "ResNet-20, 3x32x32, batch 64: training in images/s, turn and turn about;\nwaiting threads sleep in both (OMP_WAIT_POLICY=PASSIVE)");
    long start = System.nanoTime();
    String libraries = target.resolve("lib") + File.separator + "*";
    String all = jar + File.pathSeparator + libraries;
    try (SpeedProcess cairn = new SpeedProcess(programs.resolve("CairnSpeed.java"), all, SECONDS);
        SpeedProcess defaults =
            new SpeedProcess(programs.resolve("DefaultsSpeed.java"), libraries, SECONDS)) {
      cairn.train();
      defaults.train();
      cairn.forget();
      defaults.forget();
      for (int round = 1; round <= ROUNDS; round++) {
        print("round %d of %d: cairn %.1f", round, ROUNDS, cairn.train());
        print("round %d of %d: defaults %.1f", round, ROUNDS, defaults.train());
      }
      double ratio = cairn.median() / defaults.median();
      print("cairn's engine dl4j: %.1f images/s (median)", cairn.median());
      print("Deeplearning4j's defaults: %.1f images/s (median)", defaults.median());
      print("%.1f times as fast (at least %.0f)", ratio, TIMES_FASTER);
      record(target, "ResNet-20 images/s, dl4j", cairn.median(), 0, start);
      record(target, "ResNet-20 images/s, defaults", defaults.median(), 0, start);
      record(target, "ResNet-20 times defaults", ratio, TIMES_FASTER, start);
      return ratio >= TIMES_FASTER;
    }
  }

  private static void firstStep(Path target, Path python, Path program)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(python.toString(), program.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String answer = process.inputReader().readLine();
    if (process.waitFor() != 0 || answer == null) {
      throw new IOException("the kernel did not train, see above");
    }
    double seconds = Double.parseDouble(answer);
    print(
        "first step %.1f s after the kernel's start (goal %.0f s)", seconds, SECONDS_TO_FIRST_STEP);
    record(target, "seconds to first step", seconds, SECONDS_TO_FIRST_STEP, start);
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  private static void record(Path target, String name, double value, double bound, long start)
      throws IOException {
    String line =
        String.format(
            Locale.ROOT,
            "{\"name\": \"%s\", \"value\": %.3f, \"bound\": %s, \"seconds\": %.1f}%n",
            name,
            value,
            bound,
            (System.nanoTime() - start) / 1e9);
    Files.writeString(
        target.resolve("figures.jsonl"),
        line,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
