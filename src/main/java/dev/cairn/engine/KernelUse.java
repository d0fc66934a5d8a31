package dev.cairn.engine;

/**
 * One kernel of a training step.
 *
 * @param node of the graph, or {@code update}
 * @param work for example {@code forward} or {@code gradient of weights}
 * @param kernel the engine's name of the code, for example {@code jit:avx512_core}
 * @param flops floating-point operations of convolutions and dense layers, two for a multiply-add;
 *     0 where moving memory is the work
 * @param bytes of the arrays that it reads and writes
 * @param seconds median of the timed runs; 0 if none was
 */
public record KernelUse(
    String node, String work, String kernel, long flops, long bytes, double seconds) {}
