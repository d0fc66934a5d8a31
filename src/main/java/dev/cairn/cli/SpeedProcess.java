package dev.cairn.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** A program of {@code bench/} in a process of its own, which trains only while it is asked to. */
final class SpeedProcess implements AutoCloseable {
  private final Process process;
  private final Writer requests;
  private final BufferedReader answers;
  private final List<Double> imagesPerSecond = new ArrayList<>();

  /**
   * Starts it.
   *
   * @param program a source file
   * @param classPath what it sees
   * @param seconds of training at a time
   * @throws IOException if there is no such program
   */
  SpeedProcess(Path program, String classPath, double seconds) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx2g",
            "-Dorg.bytedeco.javacpp.logger=slf4j", // no warning that versions differ
            "-cp",
            classPath,
            program.toString(),
            String.valueOf(seconds));
    process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    requests = process.outputWriter();
    answers = process.inputReader();
  }

  /**
   * Trains for a while.
   *
   * @return images per second
   * @throws IOException if the program has ended
   */
  double train() throws IOException {
    requests.write("\n");
    requests.flush();
    String answer = answers.readLine();
    if (answer == null) {
      throw new IOException("a program of bench/ ended, see above");
    }
    double speed = Double.parseDouble(answer);
    imagesPerSecond.add(speed);
    return speed;
  }

  /** Forgets what was measured so far: it was warming up. */
  void forget() {
    imagesPerSecond.clear();
  }

  /** Median of what was measured, in images per second. */
  double median() {
    DoubleStream sorted = imagesPerSecond.stream().mapToDouble(s -> s).sorted();
    return sorted.toArray()[imagesPerSecond.size() / 2];
  }

  @Override
  public void close() throws IOException {
    requests.close();
    process.destroy();
  }
}
