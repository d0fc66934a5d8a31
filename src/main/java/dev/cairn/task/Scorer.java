package dev.cairn.task;

import java.nio.FloatBuffer;

/** Sums up losses and metrics over batches; used by one thread. */
public interface Scorer {
  /**
   * Adds a batch.
   *
   * @param size examples in it
   * @param outputs of the network, {@code size} rows
   * @param targets of the batch, {@code size} rows, read from position 0
   */
  void add(int size, float[] outputs, FloatBuffer targets);

  /** Examples so far whose answer is known. */
  long answered();

  /**
   * The scores of all batches so far.
   *
   * @throws IllegalStateException if there was none
   */
  Scores scores();
}
