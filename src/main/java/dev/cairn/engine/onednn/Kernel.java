package dev.cairn.engine.onednn;

/**
 * One call of a primitive, or of a kernel in Java, with everything it needs: running it makes next
 * to no object.
 *
 * @param label what it is for
 * @param implementation oneDNN's name of the code, such as {@code jit:avx512_core}, or {@code java}
 * @param bytes of all its arrays
 * @param code what runs
 */
record Kernel(Label label, String implementation, long bytes, Runnable code) {
  /** The implementation of kernels in Java. */
  static final String JAVA = "java";

  /**
   * What a kernel is for.
   *
   * @param node of the graph
   * @param work for example {@code forward} or {@code gradient of weights}
   * @param flops floating-point operations, two for a multiply-add; 0 where memory is what counts
   */
  record Label(String node, String work, long flops) {}

  /** Computes. */
  void run() {
    code.run();
  }
}
