package dev.cairn.jmh;

import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.data.batches.Batches;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** An epoch of Fashion-MNIST mini read in batches of 64, which another thread fills. */
@State(Scope.Thread)
public class BatchFilling {
  private final Dataset data = Datasets.fashionMnistMini();
  private int epoch;

  /** Nothing computes meanwhile, so filling is all that is waited for. */
  @Benchmark
  public double shuffledEpoch() {
    double sum = 0;
    try (Batches batches = Batches.shuffled(data.train(), 64, 1, ++epoch)) {
      while (batches.hasNext()) {
        sum += batches.next().inputs().get(0);
      }
    }
    return sum;
  }
}
