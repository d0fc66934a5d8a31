package dev.cairn.course;

import dev.cairn.graph.CairnException;

/** An exercise that cannot be graded as it is written. */
public final class ExerciseException extends CairnException {
  private static final long serialVersionUID = 1L;

  /** Makes an error of four facts; see {@link CairnException}. */
  public ExerciseException(String expected, String found, String where, String mend) {
    super(expected, found, where, mend);
  }
}
