package dev.cairn.train;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * How far gradients get on their way back through the blocks of a net, looked at now and then while
 * it trains (Glorot and Bengio 2010; He et al. 2015, section 4.1). Switched on by {@link
 * Trainer#gradientFlow()}; notebooks draw it as a strip of colours, a row a block.
 *
 * <p>Norms of weight gradients are here too, but they do not tell whether gradients vanish: they
 * are products with what comes into a layer, which grows at one end where gradients shrink.
 *
 * @param blocks names, for example {@code stage1.block1}, the one nearest to the input first; of a
 *     net without blocks its parts
 * @param every steps from one sample to the next
 * @param steps that are planned for the whole run
 * @param samples in order
 */
public record GradientFlow(List<String> blocks, int every, long steps, List<Sample> samples) {
  /** Copies the lists. */
  public GradientFlow {
    blocks = List.copyOf(blocks);
    samples = List.copyOf(samples);
  }

  /**
   * One look, before a step, at its first examples; a number for each block.
   *
   * @param step steps done before it
   * @param gradients norm of the gradient of the mean loss with respect to the block's output, of
   *     all examples together, in training mode
   * @param weights norm of the gradient of the mean loss with respect to all weights of the block
   * @param outputs root of the mean square of the block's output as prediction computes it: batch
   *     norms use their running statistics, which take some tens of steps to be right
   */
  public record Sample(
      long step, List<Double> gradients, List<Double> weights, List<Double> outputs) {
    /** Copies the lists. */
    public Sample {
      gradients = List.copyOf(gradients);
      weights = List.copyOf(weights);
      outputs = List.copyOf(outputs);
    }

    /** The gradient norm of the first block, divided by that of the last one. */
    public double ratio() {
      return gradients.get(0) / gradients.get(gradients.size() - 1);
    }
  }

  /**
   * The gradient norm of the first block, divided by that of the last one: the median over the
   * samples. Far below 1, gradients vanish on their way back; far above, they explode.
   *
   * @return NaN without samples
   */
  public double ratio() {
    double[] ratios = samples.stream().mapToDouble(Sample::ratio).sorted().toArray();
    int count = ratios.length;
    return count == 0 ? Double.NaN : (ratios[(count - 1) / 2] + ratios[count / 2]) / 2;
  }

  /** All numbers: a row for each block of each sample. */
  public Table table() {
    long[] at =
        samples.stream()
            .flatMap(s -> blocks.stream().map(b -> s.step()))
            .mapToLong(s -> s)
            .toArray();
    return Table.create(
        "gradient flow",
        LongColumn.create("step", at),
        StringColumn.create("block", samples.stream().flatMap(s -> blocks.stream()).toList()),
        DoubleColumn.create("gradient norm", all(Sample::gradients)),
        DoubleColumn.create("weight gradient norm", all(Sample::weights)),
        DoubleColumn.create("output RMS", all(Sample::outputs)));
  }

  private double[] all(Function<Sample, List<Double>> values) {
    return samples.stream()
        .flatMapToDouble(s -> values.apply(s).stream().mapToDouble(v -> v))
        .toArray();
  }

  /** One sentence for people. */
  @Override
  public String toString() {
    if (samples.isEmpty()) {
      return "Gradient flow of %s: no sample yet.".formatted(count(blocks.size(), "block"));
    }
    return String.format(
        Locale.ROOT,
        "Gradient flow of %s, %s: first block / last block %.2g.",
        count(blocks.size(), "block"),
        count(samples.size(), "sample"),
        ratio());
  }

  private static String count(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  /** The Euclidean norm. */
  static double norm(float[] values) {
    return Math.sqrt(squares(values));
  }

  /** The root of the mean square. */
  static double rootMeanSquare(float[] values) {
    return Math.sqrt(squares(values) / Math.max(1, values.length));
  }

  /** The norm of several arrays together. */
  static double norm(DoubleStream norms) {
    return Math.sqrt(Arrays.stream(norms.toArray()).map(n -> n * n).sum());
  }

  private static double squares(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += (double) value * value;
    }
    return sum;
  }
}
