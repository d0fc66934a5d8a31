package dev.cairn.engine.onednn;

import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_primitive;

/**
 * One call of a primitive, with everything it needs: running it makes no object.
 *
 * @param label what it is for
 * @param implementation oneDNN's name of the code, such as {@code jit:avx512_core}
 * @param primitive the code
 * @param count of arguments
 * @param arguments arrays that it reads and writes
 * @param bytes of all its arrays
 */
record Kernel(
    Label label,
    String implementation,
    dnnl_primitive primitive,
    int count,
    dnnl_exec_arg_t arguments,
    long bytes) {

  /**
   * What a kernel is for.
   *
   * @param node of the graph
   * @param work for example {@code forward} or {@code gradient of weights}
   * @param flops floating-point operations, two for a multiply-add; 0 where memory is what counts
   */
  record Label(String node, String work, long flops) {}

  /** Computes. */
  void run(OneDnn library) {
    library.execute(primitive, count, arguments);
  }
}
