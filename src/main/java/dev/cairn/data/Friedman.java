package dev.cairn.data;

import dev.cairn.data.files.DataException;
import dev.cairn.graph.CounterRandom;
import java.util.List;
import java.util.stream.IntStream;

/** The first test problem of Friedman, "Multivariate Adaptive Regression Splines", 1991. */
final class Friedman {
  private static final int COLUMNS = 10;
  private static final double TEST_SHARE = 0.2;

  private Friedman() {}

  static Dataset first(int rows, double noise, long seed) {
    if (rows < 10 || !(noise >= 0) || !Double.isFinite(noise)) {
      throw new DataException(
          "10 rows or more, and noise of 0 or more",
          rows + " rows and noise " + noise,
          "Datasets.friedman1",
          "for example Datasets.friedman1(2000, 1.0, 1)");
    }
    CounterRandom inputs = CounterRandom.of(seed, "friedman1/inputs");
    CounterRandom noises = CounterRandom.of(seed, "friedman1/noise");
    float[] values = new float[Math.multiplyExact(rows, COLUMNS)];
    float[] targets = new float[rows];
    for (int row = 0; row < rows; row++) {
      double[] x = new double[COLUMNS];
      for (int c = 0; c < COLUMNS; c++) {
        x[c] = inputs.uniform((long) row * COLUMNS + c);
        values[row * COLUMNS + c] = (float) x[c];
      }
      targets[row] = (float) (value(x) + noise * noises.gaussian(row));
    }
    List<String> names = IntStream.rangeClosed(1, COLUMNS).mapToObj(c -> "x" + c).toList();
    TableExamples all = TableExamples.regression(names, values, "y", targets);
    Split split = Split.of(all, TEST_SHARE, seed, "test");
    return Dataset.regression(
        all.subset(split.kept()), all.subset(split.taken()), provenance(rows, noise, seed));
  }

  /** Without noise; the last five of the ten inputs do not matter. */
  static double value(double... x) {
    return 10 * StrictMath.sin(StrictMath.PI * x[0] * x[1])
        + 20 * (x[2] - 0.5) * (x[2] - 0.5)
        + 10 * x[3]
        + 5 * x[4];
  }

  private static Provenance provenance(int rows, double noise, long seed) {
    return Provenance.of(
        "Friedman 1",
        "made by Datasets.friedman1(%d, %s, %d) after Friedman (1991)".formatted(rows, noise, seed),
        "none needed",
        List.of());
  }
}
