package dev.cairn.graph;

import org.jspecify.annotations.Nullable;

/** A null where a value is needed: in a cell or a shell, what a line that failed leaves behind. */
public final class EmptyVariableException extends CairnException {
  private static final long serialVersionUID = 1L;

  private EmptyVariableException(String expected, String where) {
    super(expected, "null", where, "look at the line that makes it: it failed or did not run");
  }

  /**
   * Checks a value that came from a cell.
   *
   * @param expected what it should be, for example {@code a data set}
   * @param value to be checked
   * @param where the method that needs it, for example {@code Net.of}
   * @return the value
   * @throws EmptyVariableException if it is null
   */
  public static <T> T check(String expected, @Nullable T value, String where) {
    if (value == null) {
      throw new EmptyVariableException(expected, where);
    }
    return value;
  }
}
