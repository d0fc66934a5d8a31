package dev.cairn.engine;

import java.util.List;

/**
 * A training step, kernel by kernel.
 *
 * @param kernels in the order in which they run
 * @param peak floating-point operations a second of a product of large matrices of floats, measured
 *     in the same minute: what arithmetic can reach here; 0 if nothing was timed
 * @param step seconds of a whole step, measured without looking at its kernels; 0 if nothing was
 *     timed
 */
public record Profile(List<KernelUse> kernels, double peak, double step) {
  /** Copies the list. */
  public Profile {
    kernels = List.copyOf(kernels);
  }
}
