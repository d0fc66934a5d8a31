package dev.cairn.baseline;

import dev.cairn.graph.CairnException;

/** Data that have no baseline, or a run that cannot stand beside one. */
public final class BaselineException extends CairnException {
  private static final long serialVersionUID = 1L;

  /** Makes an error of four facts; see {@link CairnException}. */
  public BaselineException(String expected, String found, String where, String mend) {
    super(expected, found, where, mend);
  }
}
