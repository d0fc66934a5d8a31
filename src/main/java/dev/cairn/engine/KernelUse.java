package dev.cairn.engine;

/**
 * One kernel of a training step.
 *
 * @param node of the graph, or {@code update}
 * @param work {@link #FORWARD}, {@link #OF_INPUT}, {@link #OF_WEIGHTS}, {@link #LAYOUT}, or another
 *     word of the engine, such as {@code sum of gradients}
 * @param kernel the engine's name of the code, for example {@code jit:avx512_core}
 * @param flops floating-point operations of convolutions and dense layers, two for a multiply-add;
 *     0 where moving memory is the work
 * @param bytes of the arrays that it reads and writes
 * @param seconds median of the timed runs; 0 if none was
 */
public record KernelUse(
    String node, String work, String kernel, long flops, long bytes, double seconds) {
  /** The work of a node's way forward. */
  public static final String FORWARD = "forward";

  /** The work of a node's way back to its input. */
  public static final String OF_INPUT = "gradient of input";

  /** The work of a node's way back to its weights. */
  public static final String OF_WEIGHTS = "gradient of weights";

  /** Copying an array into another order of its numbers. */
  public static final String LAYOUT = "layout";
}
