package dev.cairn.accuracy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** Appends what was measured to {@code target/figures.jsonl}, a line a figure. */
final class Figures {
  private static final Path FILE = Path.of("target", "figures.jsonl");

  private Figures() {}

  /** Begins to measure the time that a figure takes. */
  static Clock clock() {
    return new Clock(System.nanoTime());
  }

  /**
   * Knows when a measurement began.
   *
   * @param start by the clock of nanoseconds
   */
  record Clock(long start) {
    /**
     * Writes one figure.
     *
     * @param name what was measured, without quotes
     * @param bound that the value has to reach
     */
    void record(String name, double value, double bound) {
      double seconds = (System.nanoTime() - start) / 1e9;
      String line =
          String.format(
              Locale.ROOT,
              "{\"name\": \"%s\", \"value\": %s, \"bound\": %s, \"seconds\": %.1f}%n",
              name,
              value,
              bound,
              seconds);
      try {
        Files.writeString(FILE, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
