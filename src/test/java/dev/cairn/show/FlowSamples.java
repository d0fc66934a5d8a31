package dev.cairn.show;

import dev.cairn.train.GradientFlow;
import dev.cairn.train.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Gradient flows like those of real runs, the same at every call. */
public final class FlowSamples {
  private FlowSamples() {}

  /**
   * A flow whose gradients change by a factor from block to block.
   *
   * @param factor below 1: they vanish on their way back
   */
  public static GradientFlow flow(int blocks, int samples, double factor) {
    List<String> names =
        IntStream.range(0, blocks)
            .mapToObj(
                b -> "stage%d.block%d".formatted(1 + 3 * b / blocks, 1 + b % ((blocks + 2) / 3)))
            .toList();
    List<GradientFlow.Sample> all = new ArrayList<>();
    for (int s = 0; s < samples; s++) {
      int sample = s;
      List<Double> gradients =
          IntStream.range(0, blocks)
              .mapToObj(b -> 0.02 * Math.pow(factor, blocks - b) / (1 + 0.2 * sample))
              .toList();
      List<Double> outputs =
          IntStream.range(0, blocks).mapToObj(b -> (1 + 0.1 * b) * (1 + 0.02 * sample)).toList();
      all.add(new GradientFlow.Sample(50L * s, gradients, gradients, outputs));
    }
    return new GradientFlow(names, 50, 1014, all);
  }

  /** The same snapshot with a flow. */
  public static Snapshot with(Snapshot s, GradientFlow flow) {
    return new Snapshot(
        s.title(),
        s.unit(),
        s.background(),
        s.phase(),
        s.progress(),
        s.pace(),
        s.learningRate(),
        s.loss(),
        s.memoryBytes(),
        s.curves(),
        s.sample(),
        s.ending(),
        Optional.of(flow));
  }
}
