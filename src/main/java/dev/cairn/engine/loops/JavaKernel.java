package dev.cairn.engine.loops;

import java.nio.FloatBuffer;
import java.util.List;

/**
 * A kernel of our own in a plan of primitives. It is made when the plan is compiled, with what it
 * needs beside its arrays, and should make next to no objects when it runs.
 */
@FunctionalInterface
public interface JavaKernel {
  /**
   * Computes.
   *
   * @param arrays what it reads and writes, in the order in which the plan was given them; only
   *     absolute access, since several threads use them
   */
  void run(List<FloatBuffer> arrays);
}
