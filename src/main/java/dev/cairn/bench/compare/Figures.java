package dev.cairn.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * The file of measured figures, a line each, which tests write too.
 *
 * @param file {@code target/figures.jsonl}
 */
public record Figures(Path file) {

  /**
   * Adds a figure.
   *
   * @param name what was measured
   * @param value the figure
   * @param bound what is asked for; 0 for nothing
   * @param startNanos when measuring began, by {@link System#nanoTime()}
   */
  public void add(String name, double value, double bound, long startNanos) throws IOException {
    String line =
        String.format(
            Locale.ROOT,
            "{\"name\": \"%s\", \"value\": %.3f, \"bound\": %s, \"seconds\": %.1f}%n",
            name,
            value,
            bound,
            (System.nanoTime() - startNanos) / 1e9);
    Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
