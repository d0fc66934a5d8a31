package dev.cairn.engine.dl4j.convert;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Names and layouts of the parameters of both sides. */
final class Parameters {
  /** Their names, by ours. */
  static final Map<String, String> THEIRS =
      Map.of(
          "weight", "W",
          "bias", "b",
          "scale", "gamma",
          "shift", "beta",
          "mean", "mean",
          "variance", "var");

  private Parameters() {}

  /**
   * Ours {@code [channels * m, 1, rows, columns]} to theirs {@code [rows, columns, channels, m]}.
   */
  static INDArray depthwise(INDArray own, long[] theirs) {
    return own.reshape('c', theirs[2], theirs[3], theirs[0], theirs[1]).permute(2, 3, 0, 1);
  }

  /** The way back. */
  static INDArray grouped(INDArray theirs) {
    long[] sizes = theirs.shape();
    return theirs
        .permute(2, 3, 0, 1)
        .dup('c')
        .reshape('c', sizes[2] * sizes[3], 1, sizes[0], sizes[1]);
  }
}
