package dev.cairn.graph;

import java.util.Collection;

/** A name that nothing has: of a node, of weights, of a metric. */
public final class UnknownNameException extends CairnException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes an error that asks for the nearest name.
   *
   * @param expected for example {@code the name of a node}
   * @param found the unknown name
   * @param where the method that looked for it
   * @param known the names there are
   */
  public UnknownNameException(
      String expected, String found, String where, Collection<String> known) {
    super(expected, found, where, NearestName.mend(found, known));
  }
}
