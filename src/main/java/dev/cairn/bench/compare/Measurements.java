package dev.cairn.bench.compare;

import dev.cairn.bench.BenchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Files of measurements. */
public final class Measurements {
  private Measurements() {}

  /**
   * Reads a file with a measurement a line, in their order.
   *
   * @throws BenchException if there is no such file, or a line is no measurement
   */
  public static List<Measurement> read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new BenchException(
          "a file of measurements",
          "no file " + file,
          "--table",
          "write one with ./cairn bench --json " + file);
    }
    var all = new ArrayList<Measurement>();
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        all.add(Measurement.parse(lines.get(i), file + ", line " + (i + 1)));
      }
    }
    return all;
  }
}
