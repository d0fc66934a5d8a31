package dev.cairn.task;

import dev.cairn.graph.CairnException;

/** A question that predictions cannot answer: an unknown class, or a task of the other kind. */
public final class TaskException extends CairnException {
  private static final long serialVersionUID = 1L;

  /** Makes an error of four facts; see {@link CairnException}. */
  public TaskException(String expected, String found, String where, String mend) {
    super(expected, found, where, mend);
  }

  static TaskException nothingScored() {
    return new TaskException(
        "one example or more to score", "none", "the scores", "give a part of the data with rows");
  }
}
