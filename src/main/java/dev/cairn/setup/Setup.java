package dev.cairn.setup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;

/**
 * Brings the steps that a command needs up to date.
 *
 * @param project where
 * @param stamps what is done already
 */
record Setup(Project project, Stamps stamps) {
  private static final long BYTES_PER_MEGABYTE = 1_000_000;

  /**
   * Performs those of the steps, in order, whose result is missing, broken or old.
   *
   * @throws SetupException if one cannot be performed
   */
  void bring(List<Step> steps) throws IOException, SetupException, InterruptedException {
    Files.createDirectories(project.state());
    // Two commands at once: the second waits and then finds everything done.
    try (var channel =
            FileChannel.open(
                project.state().resolve("lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      prepare(steps);
      for (Step step : steps) {
        bring(step);
      }
      if (!lock.isValid()) {
        throw new IOException("the lock of the set-up was lost");
      }
    }
  }

  private void prepare(List<Step> steps) throws IOException, SetupException {
    int megabytes = 0;
    long disk = 0;
    for (Step step : steps) {
      if (!stamps.holds(step, step.inputs())) {
        step.require();
        megabytes += step.download();
        disk += step.disk();
      }
    }
    if (megabytes == 0) {
      return;
    }
    System.out.println(
        "Set-up, once: downloads up to %d MB, less where they lie in a cache."
            .formatted(megabytes));
    if (project.root().toFile().getUsableSpace() < disk * BYTES_PER_MEGABYTE) {
      throw new SetupException(
          "the disk is nearly full: free %d MB and run the command again.".formatted(disk));
    }
  }

  private void bring(Step step) throws IOException, SetupException, InterruptedException {
    String inputs = step.inputs();
    if (stamps.holds(step, inputs)) {
      return;
    }
    stamps.forget(step);
    Files.deleteIfExists(project.log(step.name()));
    System.out.println("Set-up: " + step.announcement() + " ...");
    long start = System.nanoTime();
    step.perform();
    stamps.write(step, inputs);
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.println(String.format(Locale.ROOT, "Set-up: done in %.0f s", seconds));
  }
}
