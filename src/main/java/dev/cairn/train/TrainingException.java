package dev.cairn.train;

import dev.cairn.graph.CairnException;

/** Settings that training cannot work with, or training that cannot begin. */
public final class TrainingException extends CairnException {
  private static final long serialVersionUID = 1L;

  /** Makes an error of four facts; see {@link CairnException}. */
  public TrainingException(String expected, String found, String where, String mend) {
    super(expected, found, where, mend);
  }
}
