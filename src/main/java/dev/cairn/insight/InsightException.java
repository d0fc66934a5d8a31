package dev.cairn.insight;

import dev.cairn.graph.CairnException;

/** A look into a model that is not possible, since it has not what would be looked at. */
public final class InsightException extends CairnException {
  private static final long serialVersionUID = 1L;

  /** Makes an error of four facts; see {@link CairnException}. */
  public InsightException(String expected, String found, String where, String mend) {
    super(expected, found, where, mend);
  }
}
