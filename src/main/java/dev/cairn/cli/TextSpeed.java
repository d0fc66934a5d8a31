package dev.cairn.cli;

import dev.cairn.bench.compare.Figures;
import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.data.Examples;
import dev.cairn.data.augment.Augment;
import dev.cairn.graph.Batch;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * How many characters or texts one thread puts into batches in a second, or cuts into words and
 * then puts there, beside how many training takes: so much of a core does the thread that fills
 * batches take.
 *
 * @param figures where the results are kept
 */
record TextSpeed(Figures figures) {
  private static final int WINDOWS = 5;
  private static final int BATCH = 64;
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
    double each = windows.input().elements();
    return measure("characters in batches", batches(windows, each), trained);
  }

  /**
   * Sentences as rows of 256 characters, with symbols dropped and swapped; and from the strings on,
   * as rows of words, which Unicode's rules find.
   *
   * @param trained texts a second that a classifier learns from, as just measured
   * @return whether both are quick enough
   */
  boolean texts(double trained) throws IOException {
    Examples rows = Datasets.englishChineseMini().length(256).load().train();
    Examples changed = Augment.dropSymbols(0.1).then(Augment.swapSymbols(0.1)).of(rows, 1, 1);
    boolean fast = measure("texts in batches, augmented", batches(changed, 1), trained);
    Dataset words = Datasets.englishChineseMini().words().length(64).load();
    return measure("texts cut into words and put in batches", cut(words), trained) && fast;
  }

  /** Does one batch, and says how much that was. */
  private interface Work {
    double batch();
  }

  private static Work batches(Examples examples, double each) {
    Batch batch = Batch.allocate(BATCH, examples.input(), examples.target());
    int[] count = {0};
    return () -> {
      Examples epoch = examples.ofEpoch(1, count[0] / examples.size() + 1);
      for (int i = 0; i < BATCH; i++, count[0]++) {
        epoch.write(count[0] % examples.size(), batch.inputs(), batch.targets());
      }
      batch.inputs().clear();
      batch.targets().clear();
      return each * BATCH;
    };
  }

  private static Work cut(Dataset data) {
    List<String> all =
        IntStream.range(0, data.train().size())
            .mapToObj(i -> data.train().text(i).orElseThrow())
            .toList();
    Batch batch = Batch.allocate(BATCH, data.input(), data.train().target());
    int[] count = {0};
    return () -> {
      int from = count[0]++ * BATCH % (all.size() - BATCH);
      Examples texts = data.encoder().texts(all.subList(from, from + BATCH));
      for (int i = 0; i < BATCH; i++) {
        texts.write(i, batch.inputs(), batch.targets());
      }
      batch.inputs().clear();
      batch.targets().clear();
      return BATCH;
    };
  }

  private boolean measure(String what, Work work, double trained) throws IOException {
    long start = System.nanoTime();
    double[] speeds = new double[WINDOWS];
    window(work);
    Arrays.setAll(speeds, w -> window(work));
    Arrays.sort(speeds);
    double times = speeds[WINDOWS / 2] / trained;
    System.out.printf(
        Locale.ROOT,
        "%n%s, on one thread: %,.0f/s, %.0f times training (goal %.0f)%n",
        what,
        speeds[WINDOWS / 2],
        times,
        GOAL);
    figures.add(what + ", times training", times, GOAL, start);
    return times >= GOAL;
  }

  /** How much a second of the processor's time for this thread. */
  private static double window(Work work) {
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    double count = 0;
    double seconds;
    do {
      count += work.batch();
      seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9;
    } while (seconds < WINDOW_SECONDS);
    return count / seconds;
  }
}
