package dev.cairn.cli;

import dev.cairn.bench.compare.Figures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The time from the start of the notebook kernel to the first finished training step.
 *
 * @param python a Python that knows the kernel "Java (Cairn)"
 * @param checkout where the program lies
 */
record FirstStep(Path python, Checkout checkout) {
  private static final double GOAL_SECONDS = 8;

  /** Measures, prints and keeps the figure. */
  void measure() throws IOException, InterruptedException {
    long start = System.nanoTime();
    Path program = checkout.programs().resolve("first_step.py");
    Process process =
        new ProcessBuilder(python.toString(), program.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String answer = process.inputReader().readLine();
    if (process.waitFor() != 0 || answer == null) {
      throw new IOException("the kernel did not train, see above");
    }
    double seconds = Double.parseDouble(answer);
    System.out.printf(
        Locale.ROOT,
        "first step %.1f s after the kernel's start (goal %.0f s)%n",
        seconds,
        GOAL_SECONDS);
    new Figures(checkout.figures()).add("seconds to first step", seconds, GOAL_SECONDS, start);
  }
}
