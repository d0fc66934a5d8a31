package dev.cairn.store;

import dev.cairn.graph.CairnException;
import dev.cairn.graph.Facts;

/** A file of a model or a training that cannot be written or read, or does not suit. */
public final class StoreException extends CairnException {
  private static final long serialVersionUID = 1L;

  /** Makes an error of four facts; see {@link CairnException}. */
  public StoreException(String expected, String found, String where, String mend) {
    super(expected, found, where, mend);
  }

  /**
   * Makes an error of four facts with what the JDK or a library said; see {@link CairnException}.
   */
  public StoreException(Facts facts, Throwable cause) {
    super(facts, "", cause);
  }
}
