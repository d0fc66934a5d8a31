package dev.cairn.cli;

import dev.cairn.bench.compare.Figures;
import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.experiment.Estimate;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Net;
import dev.cairn.train.Optimizers;
import dev.cairn.train.ProgressView;
import dev.cairn.train.Trainer;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How near estimates come to what training takes: time, and memory of this process.
 *
 * @param figures where the results are kept
 */
record EstimateCheck(Figures figures) {
  private static final double GOAL_PERCENT = 25;
  private static final double MEGA = 1e6;

  /**
   * Measures, prints and keeps the figures.
   *
   * @return whether each estimate was near enough
   */
  boolean measure() throws IOException {
    Dataset table = Datasets.friedman1(20_000, 1.0, 7);
    Net dense = Net.of(table).stages(Blocks.dense().times(4), 64).regress();
    Trainer adam = Trainer.defaults().optimizer(Optimizers.adam(1e-3));
    boolean near = near("dense residual net", dense, table, adam.epochs(20));
    Dataset images = Datasets.fashionMnistMini();
    Net small = Net.of(images).stem(16).stages(Blocks.basic(), 16, 32, 64).classify();
    near &= near("ResNet-8", small, images, Trainer.defaults().epochs(3));
    Net deep = Net.of(images).stem(16).stages(Blocks.basic().times(3), 16, 32, 64).classify();
    near &= near("ResNet-20", deep, images, Trainer.defaults().epochs(2));
    near &= near("ResNet-20, batch 256", deep, images, Trainer.defaults().epochs(2).batch(256));
    return near;
  }

  private boolean near(String name, Net net, Dataset data, Trainer trainer) throws IOException {
    final long start = System.nanoTime();
    Estimate estimate = Estimate.of(net, data, trainer);
    AtomicLong most = new AtomicLong();
    ProgressView watch = snapshot -> most.accumulateAndGet(snapshot.memoryBytes(), Math::max);
    long begun = System.nanoTime();
    trainer.progress(watch).fit(net, data);
    double seconds = (System.nanoTime() - begun) / 1e9;
    double estimated = estimate.time().toNanos() / 1e9;
    double time = 100 * (estimated / seconds - 1);
    double memory = 100.0 * estimate.bytes() / most.get() - 100;
    System.out.printf(
        Locale.ROOT,
        "%-22s estimated %6.1f s, took %6.1f s: %+.0f %%; estimated %,.0f MB, had %,.0f MB:"
            + " %+.0f %% (goal %.0f %%)%n",
        name,
        estimated,
        seconds,
        time,
        estimate.bytes() / MEGA,
        most.get() / MEGA,
        memory,
        GOAL_PERCENT);
    figures.add("percent that the time of a " + name + " is off", time, GOAL_PERCENT, start);
    figures.add("percent that the memory of a " + name + " is off", memory, GOAL_PERCENT, start);
    return Math.max(Math.abs(time), Math.abs(memory)) <= GOAL_PERCENT;
  }
}
