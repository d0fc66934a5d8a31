package dev.cairn.cli;

import dev.cairn.bench.compare.Figures;
import dev.cairn.data.Datasets;
import dev.cairn.data.Examples;
import dev.cairn.graph.Batch;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;

/**
 * How many characters or texts one thread puts into batches in a second, beside how many training
 * takes: so much of a core does the thread that fills batches take.
 *
 * @param figures where the results are kept
 */
record TextSpeed(Figures figures) {
  private static final int WINDOWS = 5;
  private static final double WINDOW_SECONDS = 1;

  /** How many times as quick as training the batches have to be. */
  private static final double GOAL = 5;

  /**
   * Windows of Tiny Shakespeare, each with the symbol behind every character.
   *
   * @param trained characters a second that a language model learns from, as just measured
   * @return whether batches are quick enough
   */
  boolean characters(double trained) throws IOException {
    Examples windows = Datasets.tinyShakespeare().train();
    return measure("characters", windows, windows.input().elements(), trained);
  }

  /**
   * Sentences as rows of 256 characters.
   *
   * @param trained texts a second that a classifier learns from, as just measured
   * @return whether batches are quick enough
   */
  boolean texts(double trained) throws IOException {
    Examples texts = Datasets.englishChineseMini().length(256).load().train();
    return measure("texts", texts, 1, trained);
  }

  private boolean measure(String unit, Examples examples, double each, double trained)
      throws IOException {
    long start = System.nanoTime();
    Batch batch = Batch.allocate(64, examples.input(), examples.target());
    double[] speeds = new double[WINDOWS];
    window(examples, batch);
    Arrays.setAll(speeds, w -> each * window(examples, batch));
    Arrays.sort(speeds);
    double times = speeds[WINDOWS / 2] / trained;
    System.out.printf(
        Locale.ROOT,
        "%ntexts in batches, on one thread: %,.0f %s/s, %.0f times training (goal %.0f)%n",
        speeds[WINDOWS / 2],
        unit,
        times,
        GOAL);
    figures.add(unit + " in batches, times training", times, GOAL, start);
    return times >= GOAL;
  }

  /** Examples a second of the processor's time for this thread. */
  private static double window(Examples examples, Batch batch) {
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    int count = 0;
    double seconds;
    do {
      Examples epoch = examples.ofEpoch(1, count / examples.size() + 1);
      batch.inputs().clear();
      batch.targets().clear();
      for (int i = 0; i < batch.size(); i++, count++) {
        epoch.write(count % examples.size(), batch.inputs(), batch.targets());
      }
      seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9;
    } while (seconds < WINDOW_SECONDS);
    return count / seconds;
  }
}
