package dev.cairn.experiment;

import dev.cairn.graph.CairnException;

/** An experiment that cannot begin, or a question that its results do not answer. */
public final class ExperimentException extends CairnException {
  private static final long serialVersionUID = 1L;

  /** Makes an error of four facts; see {@link CairnException}. */
  public ExperimentException(String expected, String found, String where, String mend) {
    super(expected, found, where, mend);
  }
}
