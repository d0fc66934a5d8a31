package dev.cairn.task.metric;

import dev.cairn.graph.CairnException;

/** A metric that cannot be measured on what a net learns. */
public final class MetricException extends CairnException {
  private static final long serialVersionUID = 1L;

  /** Makes an error of four facts; see {@link CairnException}. */
  public MetricException(String expected, String found, String where, String mend) {
    super(expected, found, where, mend);
  }
}
