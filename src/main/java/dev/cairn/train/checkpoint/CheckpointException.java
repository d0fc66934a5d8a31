package dev.cairn.train.checkpoint;

import dev.cairn.graph.CairnException;
import dev.cairn.graph.Facts;

/** A checkpoint that cannot be written or read, or does not suit the training. */
public final class CheckpointException extends CairnException {
  private static final long serialVersionUID = 1L;

  /** Makes an error of four facts; see {@link CairnException}. */
  public CheckpointException(String expected, String found, String where, String mend) {
    super(expected, found, where, mend);
  }

  /**
   * Makes an error of four facts with what the JDK or a library said; see {@link CairnException}.
   */
  public CheckpointException(Facts facts, Throwable cause) {
    super(facts, "", cause);
  }
}
