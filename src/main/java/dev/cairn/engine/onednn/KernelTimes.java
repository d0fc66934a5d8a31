package dev.cairn.engine.onednn;

import dev.cairn.engine.KernelUse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs the kernels of a plan one by one and takes the time of each. */
final class KernelTimes {
  private final Plan plan;
  private final List<double[]> rounds = new ArrayList<>();

  KernelTimes(Plan plan) {
    this.plan = plan;
  }

  /** All kernels once. What Java does between them is left out: their numbers are those before. */
  void run() {
    double[] seconds = new double[plan.kernels().size()];
    for (int i = 0; i < seconds.length; i++) {
      long start = System.nanoTime();
      plan.run(i, i + 1);
      seconds[i] = (System.nanoTime() - start) / 1e9;
    }
    rounds.add(seconds);
  }

  /** What ran, with the median of the times. */
  List<KernelUse> uses() {
    List<KernelUse> uses = new ArrayList<>();
    for (int i = 0; i < plan.kernels().size(); i++) {
      Kernel kernel = plan.kernels().get(i);
      int index = i;
      uses.add(
          new KernelUse(
              kernel.label().node(),
              kernel.label().work(),
              kernel.implementation(),
              kernel.label().flops(),
              kernel.bytes(),
              median(rounds.stream().mapToDouble(r -> r[index]).toArray())));
    }
    return uses;
  }

  /** The median, or 0 of nothing. */
  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }
}
